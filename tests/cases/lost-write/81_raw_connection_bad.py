# raw_connection() gives the driver's connection: its close() rolls back.
from sqlalchemy import create_engine

engine = create_engine("postgresql+psycopg2://etl@db/etl", pool_recycle=600)


def copy_in(path):
    raw = engine.raw_connection()
    try:
        with raw.cursor() as cur, open(path) as file:
            cur.copy_expert("COPY staging FROM STDIN WITH CSV", file)
            cur.execute("UPDATE batch SET loaded = true")  # expect: TX403
    finally:
        raw.close()
