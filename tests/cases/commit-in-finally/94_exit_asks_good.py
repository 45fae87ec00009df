# These look at how the block has ended, or at what they know of it themselves.
import sqlite3


class ByType:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)

    def __enter__(self):
        return self.conn.cursor()

    def __exit__(self, exc_type, exc, tb):
        try:
            if exc_type:
                self.conn.rollback()
                return
            self.conn.commit()
        finally:
            self.conn.close()


class ByArguments:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        try:
            if error[0] is None:
                self.conn.commit()
        finally:
            self.conn.close()


class ByState:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)
        self.failed = False

    def __enter__(self):
        return self

    def run(self, sql):
        try:
            self.conn.execute(sql)
        except sqlite3.Error:
            self.failed = True
            raise

    def __exit__(self, exc_type, exc, tb):
        try:
            if not self.failed:
                self.conn.commit()
        finally:
            self.conn.close()


class Autocommit:
    def __init__(self, path):
        self.conn = sqlite3.connect(path, isolation_level=None)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        try:
            self.conn.commit()
        finally:
            self.conn.close()
