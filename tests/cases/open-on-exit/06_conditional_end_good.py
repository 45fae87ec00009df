# Both branches end the transaction: commit where exactly one row was changed, rollback otherwise.
import asyncpg


class Coupons:
    def __init__(self, conn: asyncpg.Connection):
        self.conn = conn

    async def redeem(self, code: str, customer: int) -> bool:
        tr = self.conn.transaction()
        await tr.start()
        try:
            status = await self.conn.execute("UPDATE coupon SET customer = $2 WHERE code = $1", code, customer)
        except BaseException:
            await tr.rollback()
            raise
        end = tr.commit if status == "UPDATE 1" else tr.rollback
        await end()
        return status == "UPDATE 1"
