from acme.data import gateway


class Loader:
    def __init__(self, table):
        self.table = table

    def write(self, cnxn, rows):
        cur = cnxn.cursor()
        for row in rows:
            cur.execute(f"INSERT INTO {self.table} VALUES (?, ?)", row)

    def run(self, dsn, rows):
        gateway.Gateway(dsn).load(self, rows)

    def truncate(self, dsn):
        cnxn = gateway.Gateway(dsn).connect()
        try:
            cnxn.cursor().execute(f"TRUNCATE TABLE {self.table}")  # expect: TX403
        finally:
            cnxn.close()
