# CancelledError is no Exception: when the request is cancelled between the statements the rollback does not run.
import psycopg


class Sessions:
    def __init__(self, conn: psycopg.AsyncConnection):
        self.conn = conn

    async def extend(self, token: str, hours: int) -> None:
        try:
            await self.conn.execute("DELETE FROM session WHERE until < now()")  # expect: TX205
            await self.conn.execute(
                "UPDATE session SET until = until + make_interval(hours => %s) WHERE token = %s", (hours, token)
            )
            await self.conn.commit()
        except Exception:
            await self.conn.rollback()
            raise
