# A failed flush() is caught inside sessionmaker.begin(): the session is unusable until it is rolled back, so
# the import either stops at the next row or ends with nothing stored.
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
            session.add(Member(**row))
            try:
                session.flush()
            except IntegrityError:  # expect: TX401
                duplicates += 1
    return duplicates
