import time

import requests

from presence.pool import dbpool, transaction


@transaction
def set_status(txn, user, status):
    txn.execute("UPDATE users SET status = %s WHERE name = %s", (status, user))


def _touch(txn, user):
    txn.execute("UPDATE users SET seen = now() WHERE name = %s", (user,))
    txn.execute("INSERT INTO visit (name) VALUES (%s)", (user,))


def touch(user):
    return dbpool.runInteraction(_touch, user)


def _notify(txn, user):
    txn.execute("UPDATE users SET told = true WHERE name = %s", (user,))
    requests.post("https://push.example", json={"u": user}, timeout=3)  # expect: TX402


def notify(user):
    return dbpool.runInteraction(_notify, user)


def _merge(txn, user, other):
    try:
        txn.execute("UPDATE visit SET name = %s WHERE name = %s", (user, other))
    except Exception:  # expect: TX401
        pass
    txn.execute("DELETE FROM users WHERE name = %s", (other,))


def merge(user, other):
    return dbpool.runInteraction(_merge, user, other)


def _with_connection(conn, user):
    cur = conn.cursor()
    cur.execute("DELETE FROM users WHERE name = %s", (user,))  # allow: TX203, TX403


def remove(user):
    return dbpool.runWithConnection(_with_connection, user)
