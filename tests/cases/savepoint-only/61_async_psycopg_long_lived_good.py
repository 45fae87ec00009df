# The check stands inside the block, which is the first to be opened.
import psycopg


class Ledger:
    def __init__(self, conn: psycopg.AsyncConnection):
        self.conn = conn

    async def post(self, account: int, amount: int) -> None:
        async with self.conn.transaction():
            cur = await self.conn.execute("SELECT 1 FROM account WHERE id = %s", (account,))
            if await cur.fetchone() is None:
                raise LookupError(account)
            await self.conn.execute("INSERT INTO entry VALUES (%s, %s)", (account, amount))
