# commit(), engine.begin(), or a connection in autocommit mode: three ways to keep the row.
from sqlalchemy import create_engine, insert

from visits.tables import visit

engine = create_engine("postgresql+psycopg://localhost/visits")


def record(page, visitor):
    with engine.connect() as conn:
        conn.execute(insert(visit).values(page=page, visitor=visitor))
        conn.commit()


def record_in_block(page, visitor):
    with engine.begin() as conn:
        conn.execute(insert(visit).values(page=page, visitor=visitor))


def record_at_once(page, visitor):
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        conn.execute(insert(visit).values(page=page, visitor=visitor))
