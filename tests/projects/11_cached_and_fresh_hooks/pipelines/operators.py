from contextlib import closing

from pipelines.hooks import PostgresHook


class SwapOperator:
    def __init__(self, dsn, table):
        self.dsn = dsn
        self.table = table

    def execute(self, context):
        hook = PostgresHook(self.dsn)
        with closing(hook.get_conn()) as conn:
            with conn, conn.cursor() as cur:
                cur.execute(f"ALTER TABLE {self.table} RENAME TO {self.table}_old")
                cur.execute(f"ALTER TABLE {self.table}_new RENAME TO {self.table}")

    def drop_old(self):
        with closing(PostgresHook(self.dsn).get_conn()) as conn:
            conn.autocommit = True
            with conn.cursor() as cur:
                cur.execute(f"DELETE FROM {self.table}_old")


class ArchiveOperator(SwapOperator):
    def execute(self, context):
        with PostgresHook(self.dsn).get_conn() as conn:  # expect: TX302
            with conn.cursor() as cur:
                cur.execute(f"INSERT INTO archive SELECT * FROM {self.table}")
                return cur.rowcount
