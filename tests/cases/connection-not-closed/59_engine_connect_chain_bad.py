# engine.connect() without a variable: the connection stays checked out until the collector runs.
import pandas as pd
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://app@db/app")


def users():
    return engine.connect().execute(text("SELECT * FROM users")).fetchall()  # expect: TX301


def frame():
    with engine.connect() as conn:
        return pd.read_sql(text("SELECT * FROM users"), conn)
