# A helper that reads a frame makes an engine each time.
import pandas as pd
from sqlalchemy import create_engine


def read(url, sql):
    return pd.read_sql(sql, create_engine(url))  # allow: TX304
