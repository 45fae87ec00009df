# read_sql gets the engine itself, or a connection whose block is left.
import pandas as pd
import psycopg2
from sqlalchemy import create_engine

engine = create_engine("postgresql://app@db/app")


def users():
    return pd.read_sql("SELECT * FROM users", engine)


def write(frame):
    with engine.begin() as conn:
        frame.to_sql("users", conn, if_exists="append", index=False)


def old(dsn):
    conn = psycopg2.connect(dsn)
    try:
        return pd.read_sql("SELECT * FROM users", conn)
    finally:
        conn.close()
