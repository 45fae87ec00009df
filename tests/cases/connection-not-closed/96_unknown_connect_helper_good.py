# The same with finally; and a second function that borrows a shared one and closes nothing.
from app.database import get_connection, shared_connection


def find(email):
    conn = get_connection()
    try:
        cur = conn.cursor()
        cur.execute("SELECT id, name FROM users WHERE email = %s", (email,))
        return cur.fetchone()
    finally:
        conn.close()


def count():
    conn = shared_connection()
    cur = conn.cursor()
    cur.execute("SELECT count(*) FROM users")
    return cur.fetchone()[0]
