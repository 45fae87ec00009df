# In autocommit each row stands for itself; MySQL rows in a loop are meant to be skipped.
import psycopg2
import pymysql


def load(dsn, rows):
    conn = psycopg2.connect(dsn)
    conn.autocommit = True
    bad = 0
    try:
        cur = conn.cursor()
        for row in rows:
            try:
                cur.execute("INSERT INTO fact VALUES (%s, %s)", row)
            except psycopg2.DataError:
                bad += 1
    finally:
        conn.close()
    return bad


def load_mysql(rows, **kw):
    with pymysql.connect(**kw) as conn:
        with conn.cursor() as cur:
            for row in rows:
                try:
                    cur.execute("INSERT INTO fact VALUES (%s, %s)", row)
                except pymysql.err.IntegrityError:
                    pass
        conn.commit()
