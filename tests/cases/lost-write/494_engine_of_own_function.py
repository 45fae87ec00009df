# A function of the project makes the engine, and nobody asks it for autocommit.
from sqlalchemy import create_engine, insert


def make_engine(url, **kwargs):
    return create_engine(url, **kwargs)


engine = make_engine("postgresql://db/shop", pool_size=2)


def write(table, rows):
    with engine.connect() as conn:
        conn.execute(insert(table), rows)  # expect: TX403
