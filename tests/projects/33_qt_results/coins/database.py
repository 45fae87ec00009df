# Qt reports by return value: this module turns each False into an exception, so nobody else has to look.
from contextlib import contextmanager

from PySide6.QtSql import QSqlDatabase, QSqlQuery


class DatabaseError(Exception):
    pass


def open_database(path):
    db = QSqlDatabase.addDatabase("QSQLITE")
    db.setDatabaseName(path)
    if not db.open():
        raise DatabaseError(db.lastError().text())
    return db


def run(db, sql, *values):
    query = QSqlQuery(db)
    if not query.prepare(sql):
        raise DatabaseError(query.lastError().text())
    for value in values:
        query.addBindValue(value)
    if not query.exec():
        raise DatabaseError(query.lastError().text())
    return query


@contextmanager
def transaction(db):
    if not db.transaction():
        raise DatabaseError(db.lastError().text())
    try:
        yield
    except BaseException:
        db.rollback()
        raise
    if not db.commit():
        reason = db.lastError().text()
        db.rollback()
        raise DatabaseError(reason)
