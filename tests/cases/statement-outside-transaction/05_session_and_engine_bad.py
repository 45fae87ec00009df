# The session holds the transaction; the DELETE goes through the engine, and is committed on its own.
from sqlalchemy import create_engine, delete, text
from sqlalchemy.orm import Session

from school.models import Pupil

engine = create_engine("postgresql+psycopg://localhost/school", pool_recycle=1800)


def leave(pupil_id):
    with Session(engine) as session, session.begin():
        session.execute(delete(Pupil).where(Pupil.id == pupil_id))
        with engine.begin() as conn:  # allow: TX408
            conn.execute(text("DELETE FROM grade WHERE pupil_id = :p"), {"p": pupil_id})  # expect: TX408
