# execute() answers with the error, and leaves the connection of all callers in the transaction that has failed: no flag
# of the caller asks for that.
import psycopg2


class Database:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)

    def close(self):
        self.conn.close()

    def execute(self, sql, args, is_select=True):
        cur = self.conn.cursor()
        rows = None
        try:
            if is_select:
                cur.execute(sql, args)
                rows = cur.fetchall()
            else:
                cur.execute(sql, args)  # expect: TX202
                self.conn.commit()
        except psycopg2.Error as error:
            return None, error
        return rows, None
