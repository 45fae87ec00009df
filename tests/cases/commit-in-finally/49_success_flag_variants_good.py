# exc_info, a try/else inside, and an early rollback in nested finally.
import sqlite3
import sys


def one(conn: sqlite3.Connection, rows):
    try:
        conn.executemany("INSERT INTO t VALUES (?)", rows)
    finally:
        if sys.exc_info()[0] is None:
            conn.commit()
        else:
            conn.rollback()


def two(conn: sqlite3.Connection, rows):
    success = False
    try:
        conn.executemany("INSERT INTO t VALUES (?)", rows)
        success = True
    finally:
        (conn.commit if success else conn.rollback)()


def three(conn: sqlite3.Connection, rows):
    try:
        try:
            conn.executemany("INSERT INTO t VALUES (?)", rows)
        except BaseException:
            conn.rollback()
            raise
    finally:
        conn.execute("INSERT INTO audit VALUES (?)", (len(rows),))
        conn.commit()
