from twisted.enterprise import adbapi


def make_pool(dsn):
    return adbapi.ConnectionPool("psycopg2", dsn, cp_min=1, cp_max=5)


class Storage:
    def __init__(self, pool):
        self.pool = pool

    def interact(self, work, *args, **kwargs):
        return self.pool.runInteraction(work, *args, **kwargs)

    def query(self, sql, *args):
        return self.pool.runQuery(sql, args)
