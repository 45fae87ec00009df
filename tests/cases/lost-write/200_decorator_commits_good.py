# The decorator of the method commits what the method writes; the session is closed behind it.
from functools import wraps

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from forest.models import State

engine = create_engine("postgresql+psycopg://localhost/forest")


def committed(function):
    @wraps(function)
    def wrapper(self, *args, **kwargs):
        result = function(self, *args, **kwargs)
        self.db.commit()
        return result

    return wrapper


class Trees:
    def __init__(self, db: Session):
        self.db = db

    @committed
    def ensure(self, name):
        self.db.add(State(name=name))


def start():
    with Session(engine) as db:
        trees = Trees(db)
        trees.ensure("oak")
