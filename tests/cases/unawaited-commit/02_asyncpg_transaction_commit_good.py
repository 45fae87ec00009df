# Start, rollback and commit of an asyncpg transaction are all awaited.
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
        await tr.commit()
