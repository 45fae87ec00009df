from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 10, "dbname=incidents")


def connection_of(tenant):
    conn = pool.getconn()  # expect: TX303
    with conn.cursor() as cur:
        cur.execute("SET LOCAL app.tenant = %s", (tenant,))
    return conn


def plain():
    conn = pool.getconn()
    with conn.cursor() as cur:
        cur.execute("SET statement_timeout = 5000")
    return conn
