# An autocommit connection and BEGIN as SQL: nobody sends ROLLBACK when one of the statements fails.
import psycopg


class Warehouse:
    def __init__(self, dsn: str):
        self.conn = psycopg.connect(dsn, autocommit=True)

    def close(self) -> None:
        self.conn.close()

    def pack(self, order_id: int, lines: list[tuple[str, int]]) -> None:
        self.conn.execute("BEGIN")  # expect: TX201
        for sku, amount in lines:
            self.conn.execute("UPDATE stock SET amount = amount - %s WHERE sku = %s", (amount, sku))
        self.conn.execute("UPDATE orders SET packed = now() WHERE id = %s", (order_id,))
        self.conn.execute("COMMIT")
