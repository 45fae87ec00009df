"""One statement that may fail in an expected way leaves nothing unfinished when it fails in another."""

from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError, ProgrammingError

engine = create_engine("postgresql+psycopg://db/archive", pool_recycle=1800)


class Migrator:
    def __init__(self):
        self.connection = engine.connect()

    def version(self):
        try:
            return self.connection.execute(text("SELECT max(version) FROM schema_version")).scalar()
        except (OperationalError, ProgrammingError):
            self.connection.rollback()
        return None

    def migrate(self, statements):
        try:
            for statement in statements:
                self.connection.execute(text(statement))
            self.connection.commit()
        except BaseException:
            self.connection.rollback()
            raise

    def close(self):
        self.connection.close()
