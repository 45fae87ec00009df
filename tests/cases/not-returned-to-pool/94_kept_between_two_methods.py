# One method acquires, another gives back, and a third one calls both: where its work fails in between, the slot is gone.
import asyncpg
import psycopg2.pool

pool = psycopg2.pool.ThreadedConnectionPool(1, 5, "dbname=store")


class Database:
    def __init__(self, pool: asyncpg.Pool):
        self.pool = pool
        self.connection = None

    async def open(self):
        self.connection = await self.pool.acquire()

    async def give_back(self):
        await self.pool.release(self.connection)

    async def execute(self, sql):
        await self.open()  # expect: TX303
        async with self.connection.transaction():
            await self.connection.execute(sql)
        await self.give_back()

    async def execute_safely(self, sql):
        await self.open()
        try:
            async with self.connection.transaction():
                await self.connection.execute(sql)
        finally:
            await self.give_back()


class Orders:
    def add(self, number):
        self.conn = pool.getconn()  # expect: TX303
        with self.conn.cursor() as cur:
            cur.execute("INSERT INTO orders VALUES (%s)", (number,))
        self.conn.commit()
        pool.putconn(self.conn)

    def add_safely(self, number):
        self.conn = pool.getconn()
        try:
            with self.conn.cursor() as cur:
                cur.execute("INSERT INTO orders VALUES (%s)", (number,))
            self.conn.commit()
        finally:
            pool.putconn(self.conn)


class Session:
    """Whoever uses it calls close(), also where add() has failed."""

    def add(self, number):
        self.conn = pool.getconn()
        with self.conn.cursor() as cur:
            cur.execute("INSERT INTO orders VALUES (%s)", (number,))
        self.conn.commit()

    def close(self):
        pool.putconn(self.conn)


class Service:
    """The pool is the bot's, known by what the class does with it."""

    def __init__(self, bot):
        self.bot = bot

    async def open(self):
        self.connection = await self.bot.db.acquire()

    async def give_back(self):
        await self.bot.db.release(self.connection)

    async def execute(self, sql, *args):
        await self.open()  # expect: TX303
        async with self.connection.transaction():
            await self.bot.db.execute(sql, *args)  # allow: TX408
        await self.give_back()

    async def row(self, sql, *args):
        return await self.bot.db.fetchrow(sql, *args)
