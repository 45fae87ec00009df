from functools import lru_cache

from psycopg2.pool import SimpleConnectionPool


@lru_cache(maxsize=None)
def get_pool():
    return SimpleConnectionPool(1, 8, "dbname=billing")
