# Inside pool.connection() without transaction() commit() is the ordinary way to go on.
from psycopg_pool import ConnectionPool

pool = ConnectionPool("dbname=app", max_size=4)


def drain(limit):
    done = 0
    with pool.connection() as conn:
        while done < limit:
            row = conn.execute("DELETE FROM outbox WHERE id IN (SELECT id FROM outbox LIMIT 1) RETURNING id").fetchone()
            conn.commit()
            if row is None:
                break
            done += 1
    return done
