# pg8000: as projects write it, and as it leaks.
import pg8000


def report(day):
    conn = pg8000.connect(user="app", database="shop")  # expect: TX301
    cursor = conn.cursor()
    cursor.execute("SELECT id, total FROM sale WHERE day = %s", (day,))
    rows = cursor.fetchall()
    if not rows:
        return []
    conn.close()
    return rows
