# The session has taken a connection once it shows it.
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

Session = sessionmaker(create_engine("postgresql:///clinic"))


def recount():
    session = Session()  # expect: TX301
    session.connection().exec_driver_sql("UPDATE ward SET patients = 0")
    session.commit()
    session.close()


def recount_safely():
    with Session() as session:
        session.connection().exec_driver_sql("UPDATE ward SET patients = 0")
        session.commit()
