from contextlib import closing

from airflow.models import BaseOperator

from warehouse.hooks import SourceHook, WarehouseHook


class CopyOperator(BaseOperator):
    def __init__(self, *, table, **kwargs):
        super().__init__(**kwargs)
        self.table = table

    def execute(self, context):
        rows = SourceHook().get_records(f"SELECT * FROM {self.table}")
        conn = WarehouseHook().get_conn()  # expect: TX301
        cur = conn.cursor()
        cur.executemany("INSERT INTO fact VALUES (%s, %s)", rows)
        conn.commit()
        cur.close()
        conn.close()


class ReplaceOperator(CopyOperator):
    def execute(self, context):
        rows = SourceHook().get_records(f"SELECT * FROM {self.table}")
        with closing(WarehouseHook().get_conn()) as conn:
            with closing(conn.cursor()) as cur:
                cur.execute("DELETE FROM fact")
                cur.executemany("INSERT INTO fact VALUES (%s, %s)", rows)
            conn.commit()


class ForgetOperator(BaseOperator):
    def execute(self, context):
        hook = WarehouseHook()
        with closing(hook.get_conn()) as conn, closing(conn.cursor()) as cur:
            cur.execute("DELETE FROM fact WHERE day < %s", (hook.first_day(),))  # todo: TX403
