from contextlib import ExitStack, closing

import psycopg2


class Mover:
    """Holds both ends in a stack of its own, entered and left by hand."""

    def __init__(self, source, target):
        self.stack = ExitStack()
        with ExitStack() as stack:
            self.source = stack.enter_context(closing(psycopg2.connect(source)))
            self.target = stack.enter_context(closing(psycopg2.connect(target)))
            self.stack = stack.pop_all()

    def close(self):
        self.stack.close()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def copy(self, table):
        with self.source.cursor() as read, self.target.cursor() as write:
            read.execute(f"SELECT id, body FROM {table}")
            try:
                for row in read:
                    write.execute(f"INSERT INTO {table} VALUES (%s, %s)", row)
                self.target.commit()
            except Exception:
                self.target.rollback()
                raise
            finally:
                self.source.rollback()
