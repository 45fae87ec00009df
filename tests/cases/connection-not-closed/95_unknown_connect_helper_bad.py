# get_connection() comes from another module; this function closes what it got, but not when it raises.
from app.database import get_connection


def find(email):
    conn = get_connection()  # expect: TX301
    cur = conn.cursor()
    cur.execute("SELECT id, name FROM users WHERE email = %s", (email,))
    row = cur.fetchone()
    cur.close()
    conn.close()
    return row
