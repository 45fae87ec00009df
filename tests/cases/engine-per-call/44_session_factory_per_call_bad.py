# "get_session" builds engine and factory anew for each call.
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from app.settings import DATABASE_URL


def get_session():
    engine = create_engine(DATABASE_URL, pool_size=5)  # expect: TX304
    Session = sessionmaker(bind=engine)
    return Session()
