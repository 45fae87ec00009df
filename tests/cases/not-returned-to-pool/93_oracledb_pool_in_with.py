# oracledb: leaving the block gives the session back, and rolls back what commit() has not kept.
import oracledb

pool = oracledb.create_pool(user="shop", password="x", dsn="db/orclpdb", min=1, max=4)


def raise_price(part, percent):
    with pool.acquire() as conn:
        with conn.cursor() as cur:
            cur.execute("UPDATE part SET price = price * (1 + :p / 100) WHERE id = :id", p=percent, id=part)
        conn.commit()


def prices():
    conn = pool.acquire()
    try:
        cur = conn.cursor()
        cur.execute("SELECT id, price FROM part")
        return dict(cur.fetchall())
    finally:
        pool.release(conn)
