# SQLAlchemy's raw connection is given back in finally, which also undoes what was not committed.
from contextlib import closing

from sqlalchemy import create_engine

engine = create_engine("postgresql+psycopg2://localhost/visits")


def load(file):
    conn = engine.raw_connection()
    try:
        cur = conn.cursor()
        cur.copy_expert("COPY visit FROM STDIN WITH CSV", file)
        conn.commit()
    finally:
        conn.close()


def count():
    with closing(engine.raw_connection()) as conn:
        cur = conn.cursor()
        cur.execute("SELECT count(*) FROM visit")
        return cur.fetchone()[0]
