from contextlib import closing


class SqlHook:
    def get_conn(self):
        raise NotImplementedError

    def first(self, sql, *args):
        with closing(self.get_conn()) as conn, closing(conn.cursor()) as cur:
            cur.execute(sql, args)
            return cur.fetchone()
