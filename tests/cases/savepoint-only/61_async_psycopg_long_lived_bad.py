# A kept connection has read before: each transaction() is a savepoint of one that never ends.
import psycopg


class Ledger:
    def __init__(self, conn: psycopg.AsyncConnection):
        self.conn = conn

    async def post(self, account: int, amount: int) -> None:
        cur = await self.conn.execute("SELECT 1 FROM account WHERE id = %s", (account,))  # allow: TX201,TX203
        if await cur.fetchone() is None:
            raise LookupError(account)
        async with self.conn.transaction():  # expect: TX406
            await self.conn.execute("INSERT INTO entry VALUES (%s, %s)", (account, amount))
