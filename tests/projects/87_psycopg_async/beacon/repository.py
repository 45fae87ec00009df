from psycopg import AsyncConnection
from psycopg.errors import UniqueViolation


class Beacons:
    def __init__(self, conn: AsyncConnection):
        self.conn = conn

    async def add(self, name, place):
        try:
            async with self.conn.transaction():
                await self.conn.execute("INSERT INTO beacon VALUES (%s, %s)", (name, place))
        except UniqueViolation:
            return False
        return True

    async def near(self, place):
        cur = await self.conn.execute("SELECT name FROM beacon WHERE place <-> %s < 10", (place,))
        return [name async for (name,) in cur]

    async def move(self, name, place):
        cur = await self.conn.execute("UPDATE beacon SET place = %s WHERE name = %s", (place, name))
        if cur.rowcount != 1:
            raise LookupError(name)
