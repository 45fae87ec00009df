import web


class Store:
    """The database is handed in, and known by the import and by what is done with it."""

    def __init__(self, db, schema):
        self.db = db
        self.schema = schema

    def things(self, kind, timeout):
        t = self.db.transaction()  # expect: TX201
        self.db.query("SELECT set_config('statement_timeout', $timeout, false)", dict(timeout=timeout))
        rows = self.db.select("thing", where="type=$kind", vars=locals()).list()
        t.commit()
        return rows

    def transact(self, work):
        t = self.db.transaction()
        try:
            work(self.db)
        except Exception:
            t.rollback()
            raise
        else:
            t.commit()

    def put_many(self, rows):
        with self.db.transaction():
            for row in rows:
                self.db.insert("thing", **row)
