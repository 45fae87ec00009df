# finally only closes, the return stands after the try statement and is not reached when the commit fails.
import pymysql


def store_votes(settings, votes):
    conn = pymysql.connect(**settings)
    try:
        with conn.cursor() as cur:
            stored = cur.executemany("INSERT INTO vote (poll, choice) VALUES (%s, %s)", votes)
        conn.commit()
    finally:
        conn.close()
    return stored
