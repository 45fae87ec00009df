from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

Session = sessionmaker(bind=create_engine("postgresql://app@db/app"))


def rename(user_id, name):
    session = Session()  # expect: TX301
    session.get(User, user_id).name = name
    session.commit()
    session.close()


def rename_in_block(user_id, name):
    with Session() as session:
        session.get(User, user_id).name = name
        session.commit()
