# Through the session's own connection both statements are one transaction; reports read in a block of their own.
from sqlalchemy import create_engine, delete, text
from sqlalchemy.orm import Session

from school.models import Pupil

engine = create_engine("postgresql+psycopg://localhost/school", pool_recycle=1800)


def leave(pupil_id):
    with Session(engine) as session, session.begin():
        session.connection().execute(text("DELETE FROM grade WHERE pupil_id = :p"), {"p": pupil_id})
        session.execute(delete(Pupil).where(Pupil.id == pupil_id))
    with engine.connect() as conn:
        return conn.execute(text("SELECT count(*) FROM pupil")).scalar_one()
