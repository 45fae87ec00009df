# `orm.sessionmaker` is the class, though its name is written small: it makes a factory, and no session yet.
import sqlalchemy.orm as orm
from sqlalchemy import create_engine
from sqlalchemy.orm import Session as AlchemySession

engine = create_engine("postgresql://portal@db/portal", pool_recycle=600)
Session: AlchemySession = orm.scoped_session(orm.sessionmaker(bind=engine))


class Store:
    def __init__(self, bind):
        self.Session = orm.scoped_session(orm.sessionmaker(bind=bind))


def rebuild(run, bind):
    run(orm.scoped_session(orm.sessionmaker(bind=bind)))
