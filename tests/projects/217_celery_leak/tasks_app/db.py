from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

engine = create_engine("postgresql://app@db/app")
make_session = sessionmaker(bind=engine, autoflush=False)


def new_session():
    return make_session()


def save(session, thing):
    session.add(thing)
    session.commit()
