# The property and the attribute behind it are one connection, whichever of them ends the transaction.
import abc
import sqlite3

import psycopg2


class Store(abc.ABC):
    def __init__(self):
        self._conn = None

    @abc.abstractmethod
    def connect(self): ...

    @property
    def conn(self):
        if self._conn is None:
            self._conn = self.connect()
        return self._conn

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if self._conn is None:
            return
        try:
            if kind is None:
                self._conn.commit()
            else:
                self._conn.rollback()
        finally:
            self._conn.close()
            self._conn = None

    def execute(self, sql, args=()):
        cur = self.conn.cursor()
        try:
            cur.execute(sql, args)
            return cur.fetchall() if cur.description else []
        finally:
            cur.close()


class SqliteStore(Store):
    def connect(self):
        return sqlite3.connect("store.db")


class PostgresStore(Store):
    def connect(self):
        return psycopg2.connect("dbname=store")
