# begin() on a connection that the object keeps: a failing statement leaves the transaction object active, and the next
# call dies with "already initialized a SQLAlchemy Transaction".
from sqlalchemy import text
from sqlalchemy.engine import Engine


class Register:
    def __init__(self, engine: Engine):
        self.conn = engine.connect()

    def close(self):
        self.conn.close()

    def enrol(self, pupil, course):
        trans = self.conn.begin()  # expect: TX201
        self.conn.execute(text("INSERT INTO enrolment VALUES (:p, :c)"), {"p": pupil, "c": course})
        self.conn.execute(text("UPDATE course SET free = free - 1 WHERE id = :c"), {"c": course})
        trans.commit()
