# The commit depends on the row count, and the other branch forgets the transaction that start() has opened.
import asyncpg


class Coupons:
    def __init__(self, conn: asyncpg.Connection):
        self.conn = conn

    async def redeem(self, code: str, customer: int) -> bool:
        tr = self.conn.transaction()
        await tr.start()  # expect: TX202
        try:
            status = await self.conn.execute("UPDATE coupon SET customer = $2 WHERE code = $1", code, customer)
        except BaseException:
            await tr.rollback()
            raise
        if changed := (status == "UPDATE 1"):
            await tr.commit()
        return changed
