# The write stands beside what the function is for: its answer is worked out without it, or is given without it, too.
import logging

from flask import jsonify
from psycopg_pool import ConnectionPool

from chat.client import Client
from chat.probe import reach

log = logging.getLogger("chat")


class Rooms:
    def __init__(self, dsn):
        self.pool = ConnectionPool(dsn)

    def close(self):
        self.pool.close()

    def announce(self, room, message):
        sent = Client(room).send(message)
        try:
            with self.pool.connection() as conn:
                conn.execute("UPDATE room SET last_message = %s WHERE id = %s", (sent.id, room))
                conn.commit()  # allow: TX102
        except Exception as error:
            log.warning("message %s is not noted: %s", sent.id, error)
        return {"id": sent.id}

    def check(self, room, address):
        reached, host = reach(address)
        if not reached:
            return jsonify({"error": "not reached"}), 400
        if room is not None:
            try:
                with self.pool.connection() as conn:
                    conn.execute("UPDATE room SET reached = true WHERE id = %s", (room,))
                    conn.commit()  # allow: TX102
            except Exception:
                log.error("room %s is not marked", room)
        return jsonify({"host": host})

    def answer(self, room, text):
        sent = Client(room).send(text)
        self._note(room, sent.id)
        return sent.id

    def _note(self, room, number):
        try:
            with self.pool.connection() as conn:
                conn.execute("UPDATE room SET last_message = %s WHERE id = %s", (number, room))
                conn.commit()  # allow: TX102
        except Exception:
            log.exception("room %s", room)
