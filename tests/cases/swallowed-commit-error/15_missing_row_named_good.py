# The handler is for a row that is not there; an error of the commit is none of its classes and goes on to the caller.
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from parcels.models import Parcel


def relabel(session: Session, number: str, label: str) -> None:
    try:
        parcel = session.query(Parcel).filter_by(number=number).one()
        parcel.label = label
        session.add(parcel)
        session.commit()
    except NoResultFound:
        print(f"there is no parcel {number}")
