# Every result is read, also through a variable, an assertion or a match.
from PyQt6.QtSql import QSqlDatabase, QSqlQuery


class Saver:
    def __init__(self, name: str) -> None:
        self.db = QSqlDatabase.database(name)

    def save(self, rows) -> bool:
        started = self.db.transaction()
        if not started:
            return False
        query = QSqlQuery(self.db)
        query.prepare("INSERT INTO part (no, label) VALUES (?, ?)")
        for no, label in rows:
            query.addBindValue(no)
            query.addBindValue(label)
            if not query.exec():
                self.db.rollback()
                return False
        match self.db.commit():
            case True:
                return True
            case _:
                self.db.rollback()
                return False
