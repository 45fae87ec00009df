# engine.connect() is used in the middle of an expression. Nobody holds the connection, so nobody can close it.
from sqlalchemy import create_engine, text

engine = create_engine("mysql+pymysql://app@db/app", pool_recycle=1800)


def server_version():
    return engine.connect().execute(text("SELECT version()")).scalar_one()  # expect: TX301
