# The handler returns without rollback.
import MySQLdb


class Votes:
    def __init__(self, **kw):
        self.db = MySQLdb.connect(**kw)

    def vote(self, who, what):
        cur = self.db.cursor()
        try:
            cur.execute("INSERT INTO vote (who, what) VALUES (%s, %s)", (who, what))  # expect: TX202,TX201
            cur.execute("UPDATE total SET n = n + 1 WHERE what = %s", (what,))
        except MySQLdb.IntegrityError:  # allow: TX204
            return False
        self.db.commit()
        return True
