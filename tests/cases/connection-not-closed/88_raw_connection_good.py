# raw_connection() in try/finally.
from contextlib import closing

from sqlalchemy import create_engine

engine = create_engine("postgresql://app@db/app")


def copy_in(table, stream):
    raw = engine.raw_connection()
    try:
        with raw.cursor() as cursor:
            cursor.copy_expert(f"COPY {table} FROM STDIN WITH CSV", stream)
        raw.commit()
    finally:
        raw.close()


def call(procedure):
    with closing(engine.raw_connection()) as raw:
        with closing(raw.cursor()) as cursor:
            cursor.callproc(procedure, [])
        raw.commit()
