# A transaction is started for a consistent view and then forgotten: no path commits it or rolls it back.
import asyncpg


class Report:
    async def open(self, dsn: str) -> None:
        self.conn = await asyncpg.connect(dsn)

    async def close(self) -> None:
        await self.conn.close()

    async def totals(self) -> dict[str, int]:
        view = self.conn.transaction(isolation="repeatable_read", readonly=True)
        await view.start()  # expect: TX203
        orders = await self.conn.fetchval("SELECT count(*) FROM orders")
        lines = await self.conn.fetchval("SELECT count(*) FROM order_line")
        return {"orders": orders, "lines": lines}
