from .hooks import PostgresHook, SharedPostgresHook


class RowSensor:
    def __init__(self, dsn, table):
        self.hook = SharedPostgresHook(dsn)
        self.table = table

    def poke(self):
        cur = self.hook.get_conn().cursor()
        cur.execute(f"SELECT 1 FROM {self.table} LIMIT 1")
        return cur.fetchone() is not None

    def on_kill(self):
        self.hook.close()


def day_is_loaded(dsn, day):
    conn = PostgresHook(dsn).get_conn()  # expect: TX301
    cur = conn.cursor()
    cur.execute("SELECT count(*) FROM load WHERE day = %s", (day,))
    if cur.fetchone()[0] == 0:
        return False
    conn.close()
    return True


def last_day(dsn):
    row = PostgresHook(dsn).first("SELECT max(day) FROM load")
    return row[0] if row else None
