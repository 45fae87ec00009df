# oracledb: two updates, no handler, the connection is the application's.
import oracledb


class Stock:
    def __init__(self, **kw):
        self.connection = oracledb.connect(**kw)

    def close(self):
        self.connection.close()

    def move(self, sku, a, b, n):
        with self.connection.cursor() as cur:
            cur.execute("UPDATE stock SET n = n - :n WHERE sku = :s AND place = :p", n=n, s=sku, p=a)  # expect: TX201
            cur.execute("UPDATE stock SET n = n + :n WHERE sku = :s AND place = :p", n=n, s=sku, p=b)
        self.connection.commit()
