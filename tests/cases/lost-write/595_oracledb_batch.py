import logging

import oracledb

log = logging.getLogger(__name__)
pool = oracledb.create_pool(user="app", password="x", dsn="db/x", min=1, max=5)


def insert(rows):
    with pool.acquire() as conn:
        with conn.cursor() as cur:
            cur.executemany("INSERT INTO t VALUES (:1)", rows, batcherrors=True)
            for error in cur.getbatcherrors():
                log.warning("row %s: %s", error.offset, error.message)
        conn.commit()


def insert_lost(rows):
    with pool.acquire() as conn:
        with conn.cursor() as cur:
            cur.executemany("INSERT INTO t VALUES (:1)", rows)  # expect: TX403


def insert_auto(rows):
    with pool.acquire() as conn:
        conn.autocommit = True
        with conn.cursor() as cur:
            cur.executemany("INSERT INTO t VALUES (:1)", rows)


def by_hand(rows):
    conn = pool.acquire()  # expect: TX303
    cur = conn.cursor()
    cur.executemany("INSERT INTO t VALUES (:1)", rows)
    conn.commit()
    pool.release(conn)


async def async_insert(row):
    async with oracledb.connect_async(dsn="db/x") as conn:
        with conn.cursor() as cur:
            await cur.execute("INSERT INTO t VALUES (:1)", row)
        conn.commit()  # expect: TX101


async def async_ok(row):
    conn = await oracledb.connect_async(dsn="db/x")
    try:
        await conn.execute("INSERT INTO t VALUES (:1)", row)
        await conn.commit()
    finally:
        await conn.close()
