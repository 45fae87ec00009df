# What is made of them goes out of the function, and lives as long as the program does.
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker


def make_engine():
    engine = create_engine("postgresql://shop@db/shop")  # expect: TX502  # allow: TX503
    return engine


def make_sessions():
    engine = create_engine("postgresql://shop@db/shop")  # expect: TX502  # allow: TX503
    return sessionmaker(engine)


class Store:
    def __init__(self):
        engine = create_engine("postgresql://shop@db/shop")  # expect: TX502  # allow: TX503
        self.sessions = sessionmaker(bind=engine)
