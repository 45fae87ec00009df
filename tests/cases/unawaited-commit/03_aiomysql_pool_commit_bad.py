# commit() is a coroutine in aiomysql, unlike in PyMySQL. The code was ported and one await was forgotten, so
# releasing the connection throws the update away.
import aiomysql


class Players:
    def __init__(self, pool: aiomysql.Pool):
        self.pool = pool

    async def add_coins(self, player_id: int, coins: int) -> int:
        async with self.pool.acquire() as conn:
            async with conn.cursor() as cur:
                await cur.execute("UPDATE player SET coins = coins + %s WHERE id = %s", (coins, player_id))
                changed = cur.rowcount
            conn.commit()  # expect: TX101
        return changed
