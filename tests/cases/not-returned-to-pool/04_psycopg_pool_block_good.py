# `with pool.connection()` commits or rolls back, and returns the connection in any case.
from psycopg_pool import ConnectionPool


class Accounts:
    def __init__(self, dsn, policy):
        self.pool = ConnectionPool(dsn, min_size=1, max_size=5)
        self.policy = policy

    def close(self):
        self.pool.close()

    def set_limit(self, account, limit):
        with self.pool.connection() as conn:
            old = conn.execute("SELECT max FROM account WHERE id = %s FOR UPDATE", (account,)).fetchone()
            self.policy.demand(account, old, limit)
            conn.execute("UPDATE account SET max = %s WHERE id = %s", (limit, account))
