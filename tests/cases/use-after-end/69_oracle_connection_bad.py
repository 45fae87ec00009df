# The pooled connection is used after close() has given it back.
import oracledb

pool = oracledb.create_pool(user="app", dsn="db/app", min=1, max=4, max_lifetime_session=3600)


def balance(account):
    conn = pool.acquire()
    try:
        with conn.cursor() as cur:
            cur.execute("UPDATE account SET read = read + 1 WHERE id = :1", [account])
        conn.commit()
    finally:
        conn.close()
    return conn.version, conn.cursor()  # expect: TX404
