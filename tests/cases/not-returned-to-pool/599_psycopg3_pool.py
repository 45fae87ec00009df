from psycopg_pool import ConnectionPool

pool = ConnectionPool("dbname=x")


def add(n):
    with pool.connection() as conn:
        conn.execute("INSERT INTO t VALUES (%s)", (n,))


def hold(n):
    conn = pool.getconn()  # expect: TX303
    conn.execute("INSERT INTO t VALUES (%s)", (n,))
    conn.commit()
    pool.putconn(conn)


def nested(n):
    with pool.connection() as conn:
        conn.execute("SELECT 1")
        with conn.transaction():
            conn.execute("INSERT INTO t VALUES (%s)", (n,))
        conn.commit()


def ended_inside(n):
    with pool.connection() as conn:
        with conn.transaction():
            conn.execute("INSERT INTO t VALUES (%s)", (n,))
            conn.commit()  # expect: TX405
