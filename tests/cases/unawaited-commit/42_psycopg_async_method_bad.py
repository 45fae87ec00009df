# AsyncConnection.commit() is a coroutine; the synchronous habit lost every update.
import psycopg


class Counter:
    def __init__(self, conn: psycopg.AsyncConnection) -> None:
        self.conn = conn

    async def bump(self, name: str) -> None:
        async with self.conn.cursor() as cur:
            await cur.execute("UPDATE counters SET n = n + 1 WHERE name = %s", (name,))
        self.conn.commit()  # expect: TX101
