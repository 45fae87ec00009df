# The return in finally throws away the error of commit(): the caller gets a count of rows that were never stored.
import pymysql


def store_votes(settings, votes):
    stored = 0
    conn = pymysql.connect(**settings)
    try:
        with conn.cursor() as cur:
            stored = cur.executemany("INSERT INTO vote (poll, choice) VALUES (%s, %s)", votes)
        conn.commit()  # expect: TX105
    finally:
        conn.close()
        return stored
