# A base class opens connections for its subclasses in other modules.
from contextlib import contextmanager

import pymysql


class Dao:
    def __init__(self, settings):
        self.settings = settings

    def open(self):
        return pymysql.connect(**self.settings)

    @contextmanager
    def opened(self):
        conn = self.open()
        try:
            yield conn
        finally:
            conn.close()

    @contextmanager
    def changing(self):
        with self.opened() as conn:
            try:
                yield conn
            except BaseException:
                conn.rollback()
                raise
            conn.commit()
