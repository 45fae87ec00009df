from __future__ import annotations

import psycopg
from psycopg_pool import ConnectionPool


class PostgresRooms:
    def __init__(self, conn: psycopg.Connection):
        self._conn = conn

    def free(self, day):
        with self._conn.cursor() as cur:
            cur.execute("SELECT id FROM room WHERE id NOT IN (SELECT room FROM booking WHERE day = %s)", (day,))
            return [key for (key,) in cur]

    def book(self, room, day):
        self._conn.execute("INSERT INTO booking (room, day) VALUES (%s, %s)", (room, day))


class PostgresWork:
    def __init__(self, pool: ConnectionPool):
        self._pool = pool

    def __enter__(self):
        self._conn = self._pool.getconn()
        self.rooms = PostgresRooms(self._conn)
        return self

    def __exit__(self, exc_type, exc, tb):
        try:
            self._conn.rollback()
        finally:
            self._pool.putconn(self._conn)

    def commit(self):
        self._conn.commit()
