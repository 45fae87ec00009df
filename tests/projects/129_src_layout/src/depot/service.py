import time

import depot
from depot import Part, connect, transaction


def add(name):
    conn = connect()
    try:
        with transaction(conn):
            Part(name).save(conn)
    finally:
        conn.close()


def add_leaking(name):
    conn = depot.connect()  # expect: TX301
    with depot.transaction(conn):
        Part(name).save(conn)
    conn.close()


def add_slowly(name):
    conn = connect()
    try:
        with transaction(conn) as tx:
            tx.execute("INSERT INTO part VALUES (?)", (name,))
            time.sleep(2)  # expect: TX402
    finally:
        conn.close()


def add_by_hand(conn, names):
    conn.execute("BEGIN")  # expect: TX201
    for name in names:
        Part(name).save(conn)
    conn.execute("COMMIT")
