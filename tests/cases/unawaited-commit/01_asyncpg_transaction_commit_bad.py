# The commit of an asyncpg transaction is written as a plain call: the coroutine is dropped, the entry is never
# stored and the transaction stays open on the writer's connection.
import asyncpg


class Ledger:
    """Writes entries over one connection that lives as long as the process."""

    def __init__(self, conn: asyncpg.Connection):
        self._conn = conn

    async def post(self, account: int, amount: int) -> None:
        tr = self._conn.transaction(isolation="serializable")
        await tr.start()
        try:
            await self._conn.execute("INSERT INTO entry (account, amount) VALUES ($1, $2)", account, amount)
            await self._conn.execute("UPDATE account SET balance = balance + $2 WHERE id = $1", account, amount)
        except BaseException:
            await tr.rollback()
            raise
        tr.commit()  # expect: TX101
