from functools import cached_property, lru_cache

import psycopg2


def connect(dsn):
    return psycopg2.connect(dsn, application_name="pipeline")


@lru_cache(maxsize=8)
def shared(dsn):
    return connect(dsn)


class Source:
    def __init__(self, dsn):
        self.dsn = dsn

    @cached_property
    def conn(self):
        return connect(self.dsn)

    def close(self):
        self.conn.close()
