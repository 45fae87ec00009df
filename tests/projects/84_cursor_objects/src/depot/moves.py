import urllib.request

from depot.core import cursor, get_connection, lock_row
from depot.models import Box


def move(number, shelf):
    box = Box.load(number)
    conn = get_connection()  # expect: TX303,TX301
    if not lock_row(conn, box):
        conn.close()
        return False
    cur = conn.cursor()
    cur.execute("UPDATE box SET shelf = %s WHERE id = %s", (shelf, number))
    conn.commit()
    conn.close()
    return True


def move_safely(number, shelf):
    box = Box.load(number)
    conn = get_connection()
    try:
        if not lock_row(conn, box):
            conn.rollback()
            return False
        cur = conn.cursor()
        cur.execute("UPDATE box SET shelf = %s WHERE id = %s", (shelf, number))
        conn.commit()
        return True
    finally:
        conn.close()


def print_label(number):
    with cursor() as cur:
        cur.execute("UPDATE box SET labels = labels + 1 WHERE id = %s", (number,))
        urllib.request.urlopen(f"http://printer.local/label?box={number}")  # expect: TX402
