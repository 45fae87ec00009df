# A loop over handles that closes none of them, or is not reached when something raises.
import sqlite3

from jobs import run


def not_in_a_finally(path):
    conn = sqlite3.connect(path)  # expect: TX301
    cur = conn.cursor()
    run(cur)
    for each in (cur, conn):
        each.close()


def only_commits(left, right):
    first = sqlite3.connect(left)  # expect: TX301
    second = sqlite3.connect(right)
    try:
        for conn in (first, second):
            conn.execute("DELETE FROM job")
            conn.commit()
    finally:
        second.close()


def leaves_early(left, right):
    first = sqlite3.connect(left)  # expect: TX301
    second = sqlite3.connect(right)  # expect: TX301
    for conn in (first, second):
        conn.close()
        if run():
            break


def log_each(*things):
    for thing in things:
        print(thing)


def only_logged(path):
    conn = sqlite3.connect(path)  # expect: TX301
    log_each(conn)
