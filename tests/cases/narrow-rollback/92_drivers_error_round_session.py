import psycopg2
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

make_session = sessionmaker(bind=create_engine("postgresql+psycopg2://app@db/app"))


def rename(user_id, name):
    session = make_session()  # expect: TX301
    try:
        session.get(User, user_id).name = name
        session.commit()
    except psycopg2.IntegrityError:
        # The session raises sqlalchemy.exc.IntegrityError: this clause is never entered.
        session.close()
        return False
    session.close()
    return True
