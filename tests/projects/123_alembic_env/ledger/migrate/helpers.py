from alembic import op
from sqlalchemy import text
from sqlalchemy.orm import Session


def advisory_lock(connection, key):
    connection.execute(text("SELECT pg_advisory_xact_lock(:k)"), {"k": key})


def bound_session():
    return Session(bind=op.get_bind())


def fill(table, column):
    session = bound_session()
    session.execute(text(f"UPDATE {table} SET {column} = 0"))
    session.commit()


def fill_by_new_engine(url, table, column):
    from sqlalchemy import create_engine

    engine = create_engine(url)  # expect: TX304
    with engine.connect() as conn:
        conn.execute(text(f"UPDATE {table} SET {column} = 0"))
        conn.commit()
