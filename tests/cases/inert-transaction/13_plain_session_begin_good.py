# begin() of a synchronous Session is not inert: it starts the transaction at once, also without `with`.
from sqlalchemy.orm import Session

from library.models import Loan


def lend(engine, book_id, member):
    with Session(engine) as session:
        session.begin()
        try:
            session.add(Loan(book_id=book_id, member=member))
            session.flush()
        except BaseException:
            session.rollback()
            raise
        session.commit()
