# A cached function makes the engine from a settings object.
from functools import lru_cache

from sqlalchemy import create_engine

DB_HOST = "db"


@lru_cache
def get_engine():
    return create_engine(f"postgresql+psycopg://app@{DB_HOST}/app", pool_recycle=1800, echo=False)  # expect: TX503
