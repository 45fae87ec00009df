# The SELECT is rolled back before the waiting begins, and the UPDATE has a transaction of its own.
import socket

import redis
from sqlalchemy import text

from gate.db import engine

bus = redis.Redis()


def open_gate(number, dry=False):
    with engine.connect() as conn:
        known = conn.execute(text("SELECT 1 FROM gate WHERE id = :i"), {"i": number}).first()
        conn.rollback()
        if not known:
            raise KeyError(number)
        bus.blpop([f"gate:{number}"], timeout=30)
        if not dry:
            with socket.create_connection(("gate", 7000 + number), timeout=10) as sock:
                sock.sendall(b"open")
        tx = conn.begin()
        try:
            conn.execute(text("UPDATE gate SET open = true WHERE id = :i"), {"i": number})
            tx.commit()
        except BaseException:
            tx.rollback()
            raise
