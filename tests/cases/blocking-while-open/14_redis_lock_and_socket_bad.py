# BEGIN by hand, then a blocking pop from Redis and a socket: nothing here is SQL, and the rows stay locked.
import socket

import redis
from sqlalchemy import text

from gate.db import engine

bus = redis.Redis()


def open_gate(number):
    with engine.connect() as conn:
        tx = conn.begin()
        try:
            conn.execute(text("SELECT 1 FROM gate WHERE id = :i FOR UPDATE"), {"i": number})
            bus.blpop([f"gate:{number}"], timeout=30)  # expect: TX402
            with socket.create_connection(("gate", 7000 + number), timeout=10) as sock:  # expect: TX402
                sock.sendall(b"open")
            conn.execute(text("UPDATE gate SET open = true WHERE id = :i"), {"i": number})
            tx.commit()
        except BaseException:
            tx.rollback()
            raise
