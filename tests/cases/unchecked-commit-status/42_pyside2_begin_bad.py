# PySide2: transaction() may fail (driver without transactions); its result is not read.
from PySide2.QtSql import QSqlDatabase, QSqlQuery


def renumber(db: QSqlDatabase) -> None:
    db.transaction()  # expect: TX103
    query = QSqlQuery(db)
    if query.exec_("UPDATE part SET no = no + 1") and db.commit():
        return
    db.rollback()
    raise RuntimeError(db.lastError().text())
