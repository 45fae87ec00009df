# The pool is a global that a start function fills.
from psycopg_pool import AsyncConnectionPool

pool: AsyncConnectionPool | None = None


async def start(dsn: str) -> None:
    global pool
    pool = AsyncConnectionPool(dsn, open=False)
    await pool.open()


async def names() -> list[str]:
    conn = await pool.getconn()  # expect: TX303
    cur = await conn.execute("SELECT name FROM person")
    rows = await cur.fetchall()
    await pool.putconn(conn)
    return [n for (n,) in rows]
