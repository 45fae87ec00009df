# begin() on the one connection of a bot; `except Exception` lets the cancellation of the command through.
import aiomysql


class Wallets:
    async def open(self, **settings) -> None:
        self.conn = await aiomysql.connect(autocommit=True, **settings)

    async def close(self) -> None:
        await self.conn.ensure_closed()

    async def pay(self, payer: int, payee: int, coins: int) -> None:
        await self.conn.begin()  # expect: TX205
        try:
            async with self.conn.cursor() as cur:
                await cur.execute("UPDATE wallet SET coins = coins - %s WHERE user = %s", (coins, payer))
                await cur.execute("UPDATE wallet SET coins = coins + %s WHERE user = %s", (coins, payee))
            await self.conn.commit()
        except Exception:
            await self.conn.rollback()
            raise
