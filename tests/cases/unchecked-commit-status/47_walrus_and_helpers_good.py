# The answer is taken by walrus, all(), a returned expression, or a helper that raises.
from PySide6.QtSql import QSqlDatabase


def must(ok: bool, db: QSqlDatabase) -> None:
    if not ok:
        raise RuntimeError(db.lastError().text())


def first(db: QSqlDatabase, work) -> bool:
    must(db.transaction(), db)
    work()
    if not (ok := db.commit()):
        db.rollback()
    return ok


def second(db: QSqlDatabase, work) -> bool:
    if not db.transaction():
        return False
    work()
    return db.commit() or (db.rollback() and False)
