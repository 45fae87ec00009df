# Several handles are closed by a loop: over their names, over what holds them, or in a helper.
import sqlite3

from jobs import run, send


def by_name(path):
    conn = sqlite3.connect(path)
    try:
        cur = conn.cursor()
        return cur.execute("SELECT name FROM item").fetchall()
    finally:
        for each in (cur, conn):
            if each is not None:
                each.close()


def in_a_comprehension(path):
    conn = sqlite3.connect(path)
    try:
        return run(conn)
    finally:
        [x.close() for x in (conn,)]


def from_a_list(left, right):
    conns = [sqlite3.connect(left)]
    try:
        conns.append(sqlite3.connect(right))
        run(*conns)
    finally:
        for conn in conns:
            conn.close()


def by_place(path):
    pair = (sqlite3.connect(path), "main")
    try:
        run(pair)
    finally:
        pair[0].close()


def close_all(*things):
    for thing in things:
        if thing is not None:
            thing.close()


def close_each(things):
    for thing in things:
        try:
            thing.close()
        except sqlite3.Error:
            pass


def by_helpers(left, right):
    first = second = third = None
    try:
        first = sqlite3.connect(left)
        second = sqlite3.connect(left)
        third = sqlite3.connect(right)
        run(first, second, third)
    finally:
        close_all(first)
        close_each([second, third])


def handed_on(path):
    job = {"conn": sqlite3.connect(path), "name": "nightly"}
    send(job)
