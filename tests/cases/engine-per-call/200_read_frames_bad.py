# pandas neither keeps nor disposes of the engine that it reads over: what it gives back is plain data.
import sqlite3

import pandas as pd
from sqlalchemy import create_engine

from reports.settings import settings


class SalesReport:
    def __init__(self, region):
        self.region = region

    def frame(self):
        engine = create_engine(settings.dsn)  # expect: TX304
        return pd.read_sql("SELECT * FROM sale WHERE region = %(r)s", engine, params={"r": self.region})

    def render(self):
        return self.frame().groupby("month").sum().to_html()


def months(dsn):
    return pd.read_sql_table("month", create_engine(dsn))  # expect: TX304


def local(path):
    return pd.read_sql_query("SELECT * FROM sale", sqlite3.connect(path))  # expect: TX301


def shared(engine):
    return pd.read_sql_query("SELECT * FROM sale", engine)


def disposed(dsn):
    engine = create_engine(dsn)
    try:
        return pd.read_sql("SELECT * FROM sale", engine)
    finally:
        engine.dispose()
