# SQLAlchemy's raw connection belongs to the pool: a failing COPY skips its close().
from sqlalchemy import create_engine

engine = create_engine("postgresql+psycopg2://localhost/visits")


def load(file):
    conn = engine.raw_connection()  # expect: TX303,TX301
    cur = conn.cursor()
    cur.copy_expert("COPY visit FROM STDIN WITH CSV", file)
    conn.commit()
    conn.close()
