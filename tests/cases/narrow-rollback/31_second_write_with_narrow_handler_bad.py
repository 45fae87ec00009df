"""Between two writes a failure that the handler does not name leaves the first one open."""

from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

engine = create_engine("postgresql+psycopg://db/archive", pool_recycle=1800)


class Migrator:
    def __init__(self):
        self.connection = engine.connect()

    def move(self, old, new):
        try:
            self.connection.execute(text("DELETE FROM node WHERE id = :i"), {"i": old})  # expect: TX205
            self.connection.execute(text("INSERT INTO node (id) VALUES (:i)"), {"i": new})
            self.connection.commit()
        except IntegrityError:
            self.connection.rollback()
            raise

    def close(self):
        self.connection.close()
