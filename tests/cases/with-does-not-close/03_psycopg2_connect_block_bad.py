# In psycopg2 `with connect()` ends the transaction and leaves the connection open. The health check opens one a minute.
import time

import psycopg2


def replication_lag(dsn):
    with psycopg2.connect(dsn) as conn:  # expect: TX302
        with conn.cursor() as cur:
            cur.execute("SELECT extract(epoch FROM now() - pg_last_xact_replay_timestamp())")
            return cur.fetchone()[0]


def watch(dsn, gauge):
    while True:
        gauge.set(replication_lag(dsn))
        time.sleep(60)
