# The helper takes a connection or fetches its own; called without the argument it writes outside the
# caller's transaction.
from psycopg_pool import ConnectionPool

pool = ConnectionPool("dbname=forum")


def add_event(kind, post_id, conn=None):
    sql = "INSERT INTO event (kind, post_id) VALUES (%s, %s)"
    if conn is not None:
        conn.execute(sql, (kind, post_id))
        return
    with pool.connection() as own:
        own.execute(sql, (kind, post_id))


def hide(post_id):
    with pool.connection() as conn, conn.transaction():
        conn.execute("UPDATE post SET hidden = true WHERE id = %s", (post_id,))
        add_event("hidden", post_id)  # expect: TX408
