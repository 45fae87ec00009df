# begin/commit/rollback methods used by a decorator of the same class.
import functools

import pymysql


def transactional(method):
    @functools.wraps(method)
    def wrapper(self, *args, **kwargs):
        self.begin()
        try:
            result = method(self, *args, **kwargs)
        except BaseException:
            self.rollback()
            raise
        self.commit()
        return result

    return wrapper


class Repo:
    def __init__(self, **kw):
        self.conn = pymysql.connect(**kw)

    def begin(self):
        self.conn.begin()

    def commit(self):
        self.conn.commit()

    def rollback(self):
        self.conn.rollback()

    @transactional
    def add(self, name):
        with self.conn.cursor() as cur:
            cur.execute("INSERT INTO t (name) VALUES (%s)", (name,))
            return cur.lastrowid
