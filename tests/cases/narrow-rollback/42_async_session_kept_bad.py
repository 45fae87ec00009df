# psycopg 3 asynchronous: `except Exception` does not see the cancellation of the task.
import psycopg


class Outbox:
    def __init__(self, conn: psycopg.AsyncConnection) -> None:
        self.conn = conn

    async def flush(self, publish) -> None:
        try:
            cur = await self.conn.execute("DELETE FROM outbox RETURNING body")  # expect: TX205
            for (body,) in await cur.fetchall():
                await publish(body)  # allow: TX402
            await self.conn.commit()
        except Exception:
            await self.conn.rollback()
            raise
