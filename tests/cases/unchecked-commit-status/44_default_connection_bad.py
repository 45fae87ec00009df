# The default connection without a variable.
from PySide6.QtSql import QSqlDatabase, QSqlQuery


def clear() -> None:
    if not QSqlDatabase.database().transaction():
        raise RuntimeError("no transaction")
    q = QSqlQuery()
    if not q.exec("DELETE FROM cache"):
        QSqlDatabase.database().rollback()
        raise RuntimeError(q.lastError().text())
    QSqlDatabase.database().commit()  # expect: TX103
