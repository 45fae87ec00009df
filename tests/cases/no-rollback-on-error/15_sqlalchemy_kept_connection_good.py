# `with self.conn.begin()` ends the transaction both ways and leaves the kept connection open.
from sqlalchemy import text
from sqlalchemy.engine import Engine


class Register:
    def __init__(self, engine: Engine):
        self.conn = engine.connect()

    def close(self):
        self.conn.close()

    def enrol(self, pupil, course):
        with self.conn.begin():
            self.conn.execute(text("INSERT INTO enrolment VALUES (:p, :c)"), {"p": pupil, "c": course})
            self.conn.execute(text("UPDATE course SET free = free - 1 WHERE id = :c"), {"c": course})
