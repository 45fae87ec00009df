# Snowflake commits each statement by itself, unless it is asked not to.
import time

import snowflake.connector


def rows(settings):
    with snowflake.connector.connect(**settings) as conn, conn.cursor() as cur:
        cur.execute("INSERT INTO word VALUES (1)")
        time.sleep(1)
        yield from cur.execute("SELECT * FROM word")


class Store:
    def __init__(self, settings):
        self.con = snowflake.connector.connect(**settings)

    def batches(self, query):
        with self.con.cursor() as cur:
            cur.execute(query)
            yield from cur.fetch_pandas_batches()
