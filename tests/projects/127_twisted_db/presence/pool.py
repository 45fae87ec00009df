from twisted.enterprise import adbapi

dbpool = adbapi.ConnectionPool("psycopg2", dbname="presence", cp_reconnect=True)


def transaction(func):
    def run(*args, **kwargs):
        return dbpool.runInteraction(func, *args, **kwargs)

    return run
