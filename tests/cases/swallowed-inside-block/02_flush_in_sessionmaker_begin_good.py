# The savepoint of begin_nested() takes the failed flush back; the outer block goes on and commits the rest.
from sqlalchemy import create_engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import sessionmaker

from club.models import Member

engine = create_engine("postgresql+psycopg://localhost/club")
SessionLocal = sessionmaker(engine)


def import_members(rows):
    duplicates = 0
    with SessionLocal.begin() as session:
        for row in rows:
            try:
                with session.begin_nested():
                    session.add(Member(**row))
            except IntegrityError:
                duplicates += 1
    return duplicates


def import_strictly(rows):
    with SessionLocal.begin() as session:
        for number, row in enumerate(rows):
            session.add(Member(**row))
            try:
                session.flush()
            except IntegrityError as error:
                raise ValueError(f"row {number} is a duplicate") from error
