from pipeline.connections import connect, shared


def make_writer(dsn):
    conn = connect(dsn)

    def write(row):
        with conn, conn.cursor() as cur:
            cur.execute("INSERT INTO result (name, value) VALUES (%s, %s)", row)

    return write, conn.close


def in_transaction(conn):
    def run(work):
        try:
            result = work(conn)
        except BaseException:
            conn.rollback()
            raise
        conn.commit()
        return result

    return run


def replace(dsn, rows):
    def work(conn):
        with conn.cursor() as cur:
            cur.execute("DELETE FROM result")
            cur.executemany("INSERT INTO result (name, value) VALUES (%s, %s)", rows)

    return in_transaction(shared(dsn))(work)


def check(dsn):
    with shared(dsn).cursor() as cur:
        cur.execute("SELECT 1")
        return cur.fetchone() == (1,)
