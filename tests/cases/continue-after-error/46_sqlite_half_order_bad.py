# SQLite: the position fails, the order's head is committed alone.
import sqlite3


def order(path, head, positions):
    con = sqlite3.connect(path)
    try:
        con.execute("INSERT INTO head (id, who) VALUES (?, ?)", head)
        try:
            con.executemany("INSERT INTO position (head, sku) VALUES (?, ?)", positions)
        except sqlite3.Error:  # expect: TX204
            print("bad position")
        con.commit()
    finally:
        con.close()
