# One helper for reads and writes over an owned connection: flags decide what is fetched, every way out is closed.
from contextlib import closing

import pymysql


def run(settings, sql, args=(), *, one=False, write=False):
    with closing(pymysql.connect(**settings)) as conn:
        with conn.cursor() as cur:
            cur.execute(sql, args)
            if write:
                conn.commit()
                return cur.rowcount
            if one:
                return cur.fetchone()
            return list(cur.fetchall())


def rename(settings, user_id, name):
    return run(settings, "UPDATE users SET name = %s WHERE id = %s", (name, user_id), write=True) == 1
