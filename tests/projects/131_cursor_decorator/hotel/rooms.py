import requests

from hotel.db import with_cursor, with_lost_connection, with_manual_cursor


@with_cursor(commit=True)
def book(cur, room, guest):
    cur.execute("INSERT INTO booking VALUES (%s, %s)", (room, guest))
    cur.execute("UPDATE room SET free = false WHERE id = %s", (room,))


@with_manual_cursor
def free(cur, room):
    cur.execute("DELETE FROM booking WHERE room = %s", (room,))
    requests.get("https://cleaning.example", params={"room": room}, timeout=3)  # expect: TX402


@with_cursor()
def move(cur, guest, room):
    try:
        cur.execute("UPDATE booking SET room = %s WHERE guest = %s", (room, guest))
    except Exception:  # expect: TX401
        return


@with_lost_connection
def price(conn, room):
    return conn.execute("SELECT price FROM room WHERE id = %s", (room,)).fetchone()[0]


def change_guest(room, old, new):
    free(room)
    book(room, new)
