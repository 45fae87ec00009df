# After a failing flush() a Session refuses all further work until it is rolled back, on every database. Counting the
# duplicate and going on ends in PendingRollbackError.
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from catalogue.models import Keyword


def add_keywords(engine, names):
    skipped = 0
    with Session(engine) as session:
        for name in names:
            session.add(Keyword(name=name))
            try:
                session.flush()
            except IntegrityError:  # expect: TX204
                skipped += 1
        session.commit()
    return skipped
