# The handlers only log, and yet the caller is told of the failure, or goes another way than success does.
import logging

from flask import jsonify
from psycopg_pool import ConnectionPool

log = logging.getLogger("inbox")


def error_response(message):
    return {"error": message}


class Inbox:
    def __init__(self, dsn):
        self.pool = ConnectionPool(dsn)

    def close(self):
        self.pool.close()

    def suggest(self, title):
        try:
            with self.pool.connection() as conn:
                cur = conn.execute("INSERT INTO suggestion (title) VALUES (%s) RETURNING id", (title,))
                row = cur.fetchone()
                conn.commit()
                number = row[0] if row else None
        except Exception:
            log.exception("suggestion %s", title)
            return error_response("suggestion not stored")
        if number is None:
            return error_response("suggestion not stored")
        return {"number": number}

    def rename(self, key, label):
        try:
            with self.pool.connection() as conn:
                cur = conn.execute("UPDATE message SET label = %s WHERE id = %s RETURNING id", (label, key))
                row = cur.fetchone()
                conn.commit()
            if row is None:
                return jsonify({"error": "not renamed"}), 500
            return jsonify({"id": row[0]})
        except Exception:
            log.exception("message %s", key)
            return jsonify({"error": "not renamed"}), 500

    def replace(self, key, body):
        try:
            with self.pool.connection() as conn:
                cur = conn.execute("UPDATE message SET body = %s WHERE id = %s", (body, key))
                if cur.rowcount:
                    conn.commit()
                    return True
                else:
                    log.warning("no message %s", key)
                    return False
        except Exception:
            log.exception("message %s", key)
            return False

    def retire(self, keys):
        done = False
        try:
            with self.pool.connection() as conn:
                conn.cursor().executemany("DELETE FROM message WHERE id = %s", keys)
                conn.commit()
                done = True
        except Exception:
            log.exception("not retired")
        finally:
            self.note("retire", done)

    def note(self, what, done):
        log.info("%s %s", what, done)

    def merge(self, key, other):
        with self.pool.connection() as conn:
            try:
                conn.execute("UPDATE thread SET last = %s WHERE id = %s", (key, other))
                conn.commit()
                return
            except Exception as exc:
                conn.rollback()
                log.warning("not merged, opening a thread of its own: %s", exc)
            conn.execute("INSERT INTO thread (last) VALUES (%s)", (key,))

    def send(self, key, deliver):
        try:
            deliver(key)
        except Exception:
            try:
                with self.pool.connection() as conn:
                    conn.execute("UPDATE message SET state = 'failed' WHERE id = %s", (key,))
                    conn.commit()
            except Exception:
                log.exception("message %s not marked", key)
            return {"id": key, "error": "not sent"}
        return {"id": key}
