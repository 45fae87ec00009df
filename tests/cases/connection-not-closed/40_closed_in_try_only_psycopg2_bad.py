# close() is the last statement of the try; the handler only prints.
import psycopg2


def top(dsn, n):
    rows = []
    try:
        conn = psycopg2.connect(dsn)  # expect: TX301
        cur = conn.cursor()
        cur.execute("SELECT name FROM player ORDER BY score DESC LIMIT %s", (n,))
        rows = cur.fetchall()
        cur.close()
        conn.close()
    except (Exception, psycopg2.DatabaseError) as error:
        print(error)
    return rows
