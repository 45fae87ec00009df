from .pool import get_pool


class UnitOfWork:
    """Takes a connection and sets its schema before anybody can give it back."""

    def __init__(self, schema):
        self.schema = schema
        self.conn = None

    def __enter__(self):
        self.conn = get_pool().getconn()  # expect: TX303
        with self.conn.cursor() as cur:
            cur.execute("SET LOCAL search_path TO %s", (self.schema,))
        return self

    def __exit__(self, exc_type, exc, tb):
        try:
            if exc_type is None:
                self.conn.commit()
            else:
                self.conn.rollback()
        finally:
            get_pool().putconn(self.conn)
            self.conn = None

    def execute(self, sql, args=()):
        with self.conn.cursor() as cur:
            cur.execute(sql, args)
