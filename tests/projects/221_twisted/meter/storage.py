from twisted.enterprise import adbapi


class Storage:
    def __init__(self, dsn):
        self.pool = adbapi.ConnectionPool("psycopg2", dsn)

    def run(self, work, *args):
        return self.pool.runInteraction(work, *args)

    def close(self):
        self.pool.close()
