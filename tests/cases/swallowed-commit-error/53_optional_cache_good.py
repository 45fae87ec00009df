# A retry decorator sees the error; the handler continues a loop of attempts.
import time

import psycopg


def remember(conn: psycopg.Connection, token: str) -> str:
    for pause in (0.1, 0.5, None):
        try:
            conn.execute("INSERT INTO token (value) VALUES (%s)", (token,))
            conn.commit()
            return token
        except psycopg.errors.SerializationFailure:
            conn.rollback()
            if pause is None:
                raise
        time.sleep(pause)
    raise AssertionError
