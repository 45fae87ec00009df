# is_active in finally, or a `with` round both branches.
from sqlalchemy import create_engine, text


class Flags:
    def __init__(self, url):
        self.conn = create_engine(url).connect()

    def close(self):
        self.conn.close()

    def set(self, name, value):
        trans = self.conn.begin()
        try:
            old = self.conn.execute(text("SELECT v FROM flag WHERE n = :n FOR UPDATE"), {"n": name}).scalar()
            if old != value:
                self.conn.execute(text("UPDATE flag SET v = :v WHERE n = :n"), {"v": value, "n": name})
                trans.commit()
            return old
        finally:
            if trans.is_active:
                trans.rollback()
