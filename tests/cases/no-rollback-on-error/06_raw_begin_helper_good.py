# BEGIN, COMMIT and ROLLBACK as SQL, gathered in one context manager that covers every exception.
from contextlib import contextmanager

import psycopg


class Warehouse:
    def __init__(self, dsn: str):
        self.conn = psycopg.connect(dsn, autocommit=True)

    def close(self) -> None:
        self.conn.close()

    @contextmanager
    def unit(self):
        self.conn.execute("BEGIN")
        try:
            yield self.conn
        except BaseException:
            self.conn.execute("ROLLBACK")
            raise
        else:
            self.conn.execute("COMMIT")

    def pack(self, order_id: int, lines: list[tuple[str, int]]) -> None:
        with self.unit() as conn:
            for sku, amount in lines:
                conn.execute("UPDATE stock SET amount = amount - %s WHERE sku = %s", (amount, sku))
            conn.execute("UPDATE orders SET packed = now() WHERE id = %s", (order_id,))
