# The session is for the caller, who commits its savepoints; the connection rolls back all of it at the end.
from contextlib import contextmanager

from sqlalchemy.orm import sessionmaker


@contextmanager
def dry_run(engine):
    with engine.connect() as conn:
        outer = conn.begin()
        make = sessionmaker(bind=conn)

        def session():
            found = make()  # allow: TX301
            found.begin_nested()
            return found

        try:
            yield session
        finally:
            outer.rollback()
