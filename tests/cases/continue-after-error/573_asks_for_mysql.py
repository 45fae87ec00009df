# A clause that lets only an error of MySQL pass: its server goes on with the transaction. A failed flush spoils any.
import pymysql
import sqlalchemy.exc
from sqlalchemy import select
from sqlalchemy.orm import Session


def names(session: Session, classes):
    found = []
    for cls in classes:
        try:
            found.extend(session.scalars(select(cls)).all())
        except sqlalchemy.exc.ProgrammingError as error:
            if not isinstance(error.orig, pymysql.err.ProgrammingError):
                raise
            if error.orig.args[0] != pymysql.constants.ER.NO_SUCH_TABLE:
                raise
    return found


def add(session: Session, things):
    for thing in things:
        session.add(thing)
        try:
            session.flush()
        except sqlalchemy.exc.IntegrityError as error:  # expect: TX204
            if not isinstance(error.orig, pymysql.err.IntegrityError):
                raise
    session.commit()
