# oracledb: as projects write it.
import oracledb


class Store:
    def __init__(self, dsn):
        self.pool = oracledb.create_pool_async(user="app", dsn=dsn, min=1, max=4)

    async def charge(self, order, amount):
        async with self.pool.acquire() as connection:
            await connection.execute("insert into charge (order_id, amount) values (:1, :2)", [order, amount])
            await connection.commit()

    async def find(self, order):
        async with self.pool.acquire() as connection:
            with connection.cursor() as cursor:
                await cursor.execute("select amount from charge where order_id = :1", [order])
                return await cursor.fetchone()
