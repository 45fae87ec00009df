import aiomysql

pool = None


async def startup(cfg):
    global pool
    pool = await aiomysql.create_pool(host=cfg["host"], db="wallet", autocommit=False)


async def pay(frm, to, amount):
    async with pool.acquire() as conn:
        try:
            async with conn.cursor() as cur:
                await cur.execute("UPDATE acct SET bal = bal - %s WHERE id = %s", (amount, frm))
                await cur.execute("UPDATE acct SET bal = bal + %s WHERE id = %s", (amount, to))
            await conn.commit()
        except Exception:
            await conn.rollback()
            raise


async def freeze(acct):
    conn = await pool.acquire()  # expect: TX303
    async with conn.cursor() as cur:
        await cur.execute("UPDATE acct SET frozen = 1 WHERE id = %s", (acct,))
    await conn.commit()
    pool.release(conn)


async def rename(acct, name):
    async with pool.acquire() as conn:
        async with conn.cursor(aiomysql.DictCursor) as cur:
            await cur.execute("UPDATE acct SET name = %s WHERE id = %s", (name, acct))  # expect: TX403


async def begin_and_wait(acct, http):
    async with pool.acquire() as conn:
        await conn.begin()
        async with conn.cursor() as cur:
            await cur.execute("SELECT bal FROM acct WHERE id = %s FOR UPDATE", (acct,))
            row = await cur.fetchone()
        conn.commit()  # expect: TX101
        return row
