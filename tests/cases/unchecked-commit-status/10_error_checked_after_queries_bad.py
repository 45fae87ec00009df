# The helper looks at the error of each query; the commit at the end is taken on trust.
import sys

from PyQt5 import QtSql


def stop_on_error(query, db):
    if query.lastError().isValid():
        print(query.lastError().text())
        db.rollback()
        db.close()
        sys.exit(1)


def create_tables(path, statements):
    db = QtSql.QSqlDatabase.addDatabase("QSQLITE")
    db.setDatabaseName(path)
    if not db.open() or not db.transaction():
        sys.exit(db.lastError().text())
    for statement in statements:
        query = QtSql.QSqlQuery(statement, db)
        stop_on_error(query, db)
    db.commit()  # expect: TX103
    db.close()
