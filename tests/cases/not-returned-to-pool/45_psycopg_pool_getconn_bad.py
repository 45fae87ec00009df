# psycopg_pool: getconn() for a LISTEN loop; a broken connection skips putconn.
from psycopg_pool import ConnectionPool

pool = ConnectionPool("dbname=app", open=True)


def listen(channel, handle):
    conn = pool.getconn()  # expect: TX303
    conn.autocommit = True
    conn.execute(f"LISTEN {channel}")
    for notify in conn.notifies():
        handle(notify.payload)
    pool.putconn(conn)
