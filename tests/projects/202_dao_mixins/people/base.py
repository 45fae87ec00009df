import sqlite3
from abc import ABC, abstractmethod


class Connected:
    path = ":memory:"

    def open(self):
        self.conn = sqlite3.connect(self.path)
        self.conn.row_factory = sqlite3.Row

    def close(self):
        self.conn.close()


class Writing(Connected):
    def write(self, sql, *args):
        try:
            self.conn.execute(sql, args)
            self.conn.commit()
        except sqlite3.Error:
            self.conn.rollback()
            raise


class Dao(Writing, ABC):
    @abstractmethod
    def table(self): ...

    def drop(self, key):
        self.write(f"DELETE FROM {self.table()} WHERE id = ?", key)
