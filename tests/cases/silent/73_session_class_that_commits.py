# The project's own session commits when its block ends well: no write is lost, and no commit is missing.
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, sessionmaker


class CommittingSession(Session):
    def __exit__(self, kind, error, trace):
        try:
            if kind is None:
                self.commit()
            else:
                self.rollback()
        finally:
            self.close()


engine = create_engine("postgresql+psycopg://localhost/herbs", pool_recycle=1800)
make_session = sessionmaker(engine, class_=CommittingSession)


def plant(name, bed):
    with make_session() as session:
        session.execute(text("INSERT INTO plant (name, bed) VALUES (:n, :b)"), {"n": name, "b": bed})


def water(bed):
    with CommittingSession(engine) as session:
        session.execute(text("UPDATE bed SET watered = now() WHERE id = :b"), {"b": bed})
