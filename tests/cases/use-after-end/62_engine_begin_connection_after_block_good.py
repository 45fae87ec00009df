# A new block makes a new connection under the old name.
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://app@db/app")


def rotate():
    with engine.begin() as conn:
        conn.execute(text("INSERT INTO log_archive SELECT * FROM log"))
    with engine.begin() as conn:
        conn.execute(text("TRUNCATE log"))
