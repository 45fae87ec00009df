"""PyMySQL 0.9: `with conn` gives a cursor, commits, and leaves the connection open."""

import pymysql


def add(conn_args, name):
    conn = pymysql.connect(**conn_args)
    try:
        with conn as cur:
            cur.execute("INSERT INTO item (name) VALUES (%s)", (name,))
    finally:
        conn.close()


def add_and_forget(conn_args, name):
    with pymysql.connect(**conn_args) as cur:  # expect: TX302,TX301
        cur.execute("INSERT INTO item (name) VALUES (%s)", (name,))
