# Each failed record ends in the list that the function returns, so the caller sees what was not stored.
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session


def store_all(engine, records):
    errors = []
    with Session(engine) as session:
        for record in records:
            session.add(record)
            try:
                session.commit()
            except SQLAlchemyError as exc:
                session.rollback()
                errors.append(f"{record.name}: {exc}")
    return errors
