# The options are a class attribute.
from sqlalchemy import create_engine


class Config:
    URL = "postgresql://app@db/app"
    ENGINE = {"pool_size": 20, "max_overflow": -1, "pool_pre_ping": True}


engine = create_engine(Config.URL, **Config.ENGINE)  # expect: TX501 # allow: TX502,TX503
