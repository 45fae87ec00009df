# A helper turns the boolean answers of Qt into exceptions, so commit() is used as its argument.
from PySide6.QtSql import QSqlDatabase, QSqlQuery


class SqlError(Exception):
    pass


def demand(answer, source):
    if not answer:
        raise SqlError(source.lastError().text())


def run_all(connection_name, statements):
    db = QSqlDatabase.database(connection_name)
    demand(db.transaction(), db)
    try:
        query = QSqlQuery(db)
        for statement in statements:
            demand(query.exec(statement), query)
        demand(db.commit(), db)
    except BaseException:
        db.rollback()
        raise
