import os

import mysql.connector


def connect():
    return mysql.connector.connect(host=os.environ["DB"], database="blog")


def run(sql, args=()):
    conn = connect()  # expect: TX301
    cur = conn.cursor()
    cur.execute(sql, args)
    conn.commit()
    conn.close()


def fetch(sql, args=()):
    conn = connect()
    try:
        cur = conn.cursor()
        cur.execute(sql, args)
        return cur.fetchall()
    finally:
        conn.close()
