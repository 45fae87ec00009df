# asyncpg commits each statement by itself as long as nobody starts a transaction; reads leave nothing open.
import asyncpg


class Report:
    async def open(self, dsn: str) -> None:
        self.conn = await asyncpg.connect(dsn)

    async def close(self) -> None:
        await self.conn.close()

    async def totals(self) -> dict[str, int]:
        orders = await self.conn.fetchval("SELECT count(*) FROM orders")
        await self.conn.execute("INSERT INTO report_run (at) VALUES (now())")
        lines = await self.conn.fetchval("SELECT count(*) FROM order_line")
        return {"orders": orders, "lines": lines}
