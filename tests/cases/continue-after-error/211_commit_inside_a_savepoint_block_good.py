from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session


def take_in(session: Session, signals):
    for signal in signals:
        try:
            with session.begin_nested():
                session.add(signal)
                session.commit()
        except IntegrityError as error:
            print("known already", error)
