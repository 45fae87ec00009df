# begin_nested() sets a savepoint for each keyword; the error is caught outside of it, inside the outer transaction.
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from catalogue.models import Keyword


def add_keywords(engine, names):
    skipped = 0
    with Session(engine) as session:
        for name in names:
            try:
                with session.begin_nested():
                    session.add(Keyword(name=name))
            except IntegrityError:
                skipped += 1
        session.commit()
    return skipped
