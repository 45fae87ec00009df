# The object owns a connection and has close(); the function makes one per call and does not close it on errors.
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
    warehouse = Warehouse(dsn)  # expect: TX301
    for batch in batches:
        warehouse.load(batch)
    warehouse.close()
