import oracledb

_pool = None


def init_pool(dsn):
    global _pool
    _pool = oracledb.create_pool(dsn=dsn, min=1, max=5, increment=1)


def get_conn():
    return _pool.acquire()
