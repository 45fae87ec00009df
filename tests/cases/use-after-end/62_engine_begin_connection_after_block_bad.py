# The connection that engine.begin() lends is closed when the block ends.
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://app@db/app")


def rotate():
    with engine.begin() as conn:
        conn.execute(text("INSERT INTO log_archive SELECT * FROM log"))
    conn.execute(text("TRUNCATE log"))  # expect: TX404
