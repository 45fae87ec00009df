# conn.begin() of a connection to PostgreSQL: a helper of the module swallows the error.
import logging

from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError

log = logging.getLogger(__name__)
engine = create_engine("postgresql+psycopg2://geo@db/geo", pool_recycle=900)


def build(names):
    with engine.connect() as conn:
        with conn.begin():
            for name in names:
                try:
                    conn.execute(text("INSERT INTO layer (name) VALUES (:n)"), {"n": name})
                except SQLAlchemyError as exc:  # expect: TX401
                    log.error("layer %s: %s", name, exc)
            conn.execute(text("UPDATE state SET built = now()"))
