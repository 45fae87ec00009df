# One connection more for each round.
import time

import psycopg2


def watch(dsn, report):
    while True:
        with psycopg2.connect(dsn) as conn:  # expect: TX302
            with conn.cursor() as cur:
                cur.execute("SELECT count(*) FROM job")
                report(cur.fetchone()[0])
        time.sleep(60)
