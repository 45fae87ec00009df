# closing() round the object, or an exit stack that owns it.
from contextlib import ExitStack, closing

import psycopg2


class Warehouse:
    def __init__(self, dsn):
        self._conn = psycopg2.connect(dsn)

    def load(self, rows):
        with self._conn, self._conn.cursor() as cur:
            cur.executemany("INSERT INTO fact VALUES (%s, %s)", rows)

    def close(self):
        self._conn.close()


def nightly(dsn, batches):
    with closing(Warehouse(dsn)) as warehouse:
        for batch in batches:
            warehouse.load(batch)


def nightly_many(dsns, batches):
    with ExitStack() as stack:
        warehouses = [stack.enter_context(closing(Warehouse(dsn))) for dsn in dsns]
        for warehouse, batch in zip(warehouses, batches):
            warehouse.load(batch)
