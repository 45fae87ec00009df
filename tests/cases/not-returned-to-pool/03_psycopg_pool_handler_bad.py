# putconn() is called after success and for database errors, not for an error of the checks in between.
import psycopg
from psycopg_pool import ConnectionPool


class Accounts:
    def __init__(self, dsn, policy):
        self.pool = ConnectionPool(dsn, min_size=1, max_size=5)
        self.policy = policy

    def close(self):
        self.pool.close()

    def set_limit(self, account, limit):
        conn = self.pool.getconn()  # expect: TX303
        try:
            old = conn.execute("SELECT max FROM account WHERE id = %s FOR UPDATE", (account,)).fetchone()
            self.policy.demand(account, old, limit)
            conn.execute("UPDATE account SET max = %s WHERE id = %s", (limit, account))
            conn.commit()
        except psycopg.Error:
            conn.rollback()
            self.pool.putconn(conn)
            raise
        self.pool.putconn(conn)
