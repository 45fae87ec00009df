# Committed by call, by attribute, or by the statement itself: Oracle commits before and after DDL.
import oracledb

pool = oracledb.create_pool(user="hr", dsn="db/hr", min=1, max=4, max_lifetime_session=3600)


def raise_salaries(percent):
    with pool.acquire() as conn, conn.cursor() as cur:
        cur.execute("UPDATE employee SET salary = salary * (1 + :p / 100)", p=percent)
        changed = cur.rowcount
        conn.commit()
        return changed


async def add_department(dsn, name):
    async with oracledb.connect_async(dsn=dsn) as conn:
        conn.autocommit = True
        await conn.execute("INSERT INTO department (name) VALUES (:1)", [name])


def truncate_stage():
    with pool.acquire() as conn, conn.cursor() as cur:
        cur.execute("TRUNCATE TABLE stage")
