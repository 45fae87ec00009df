# The handler is narrow because it only translates the error; the rollback stands in finally, where it undoes whatever
# was not committed.
import pymysql


class Duplicate(Exception):
    pass


class Accounts:
    def __init__(self, **settings):
        self.conn = pymysql.connect(**settings)

    def close(self):
        self.conn.close()

    def open_account(self, owner, greet):
        try:
            with self.conn.cursor() as cur:
                cur.execute("INSERT INTO account (owner) VALUES (%s)", (owner,))
            greet(owner)
            self.conn.commit()
        except pymysql.err.IntegrityError as exc:
            raise Duplicate(owner) from exc
        finally:
            self.conn.rollback()
