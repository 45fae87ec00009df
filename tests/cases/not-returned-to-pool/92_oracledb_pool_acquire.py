# oracledb: without a with statement or close() in finally the session stays out of the pool.
import oracledb

pool = oracledb.create_pool(user="shop", password="x", dsn="db/orclpdb", min=1, max=4)


def raise_price(part, percent):
    conn = pool.acquire()  # expect: TX303
    cur = conn.cursor()
    cur.execute("UPDATE part SET price = price * (1 + :p / 100) WHERE id = :id", p=percent, id=part)
    conn.commit()
    pool.release(conn)
