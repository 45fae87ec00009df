from playhouse.pool import PooledMySQLDatabase, PooledPostgresqlDatabase


class RetryingDatabase(PooledPostgresqlDatabase):
    def execute_sql(self, sql, params=None):
        for _ in range(3):
            try:
                return super().execute_sql(sql, params)
            except OSError:
                self.close()


def direct(sql):
    db = PooledMySQLDatabase("app")  # expect: TX303
    return db.execute_sql(sql)


def sized(sql):
    db = RetryingDatabase("app")  # expect: TX303
    db.max_retries = 3
    return db.execute_sql(sql)


def deferred(sql, statements):
    db = RetryingDatabase(None)
    statements.clear()
    assert db.execute_sql(sql) is None
    return statements
