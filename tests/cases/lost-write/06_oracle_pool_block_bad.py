# Leaving `with pool.acquire()` rolls back in oracledb: the merge never happened.
import oracledb

pool = oracledb.create_pool(user="hr", dsn="db/hr", min=1, max=4, max_lifetime_session=3600)


def raise_salaries(percent):
    with pool.acquire() as conn, conn.cursor() as cur:
        cur.execute("UPDATE employee SET salary = salary * (1 + :p / 100)", p=percent)  # expect: TX403
        return cur.rowcount


async def add_department(dsn, name):
    async with oracledb.connect_async(dsn=dsn) as conn:
        await conn.execute("INSERT INTO department (name) VALUES (:1)", [name])  # expect: TX403
