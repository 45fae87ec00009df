# SQLAlchemy 2: leaving `with engine.connect()` rolls back, so the row was never stored.
from sqlalchemy import create_engine, insert

from visits.tables import visit

engine = create_engine("postgresql+psycopg://localhost/visits")


def record(page, visitor):
    with engine.connect() as conn:
        conn.execute(insert(visit).values(page=page, visitor=visitor))  # expect: TX403
