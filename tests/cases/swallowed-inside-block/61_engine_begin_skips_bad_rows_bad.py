# Duplicates are logged inside engine.begin(); on PostgreSQL the block then commits nothing at all.
import logging

from sqlalchemy import create_engine, insert
from sqlalchemy.exc import IntegrityError

from catalog.tables import products

log = logging.getLogger(__name__)
engine = create_engine("postgresql+psycopg://catalog@db/catalog")


def load(rows):
    with engine.begin() as conn:
        for row in rows:
            try:
                conn.execute(insert(products).values(**row))
            except IntegrityError as exc:  # expect: TX401
                log.warning("skipped %s: %s", row["sku"], exc)
