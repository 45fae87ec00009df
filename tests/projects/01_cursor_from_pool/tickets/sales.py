from tickets.cursors import PooledCursor, SafeCursor
from tickets.pool import Database


def sell(show, seat):
    with SafeCursor() as cur:
        cur.execute("INSERT INTO sale (show, seat) VALUES (%s, %s)", (show, seat))


def refund(show, seat):
    with PooledCursor() as cur:
        cur.execute("DELETE FROM sale WHERE show = %s AND seat = %s", (show, seat))


def free_seats(show):
    conn = Database.take()  # expect: TX303
    with conn.cursor() as cur:
        cur.execute("SELECT seats - sold FROM show WHERE id = %s", (show,))
        row = cur.fetchone()
    if row is None:
        return 0
    Database.give(conn)
    return row[0]


def names():
    conn = Database.take()
    try:
        with conn.cursor() as cur:
            cur.execute("SELECT name FROM show")
            return [name for (name,) in cur]
    finally:
        Database.give(conn)
