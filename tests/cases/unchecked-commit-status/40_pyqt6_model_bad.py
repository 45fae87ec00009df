# PyQt6: the result of commit() is dropped; after a busy database the form said "saved".
from PyQt6.QtSql import QSqlDatabase, QSqlQuery


class Saver:
    def __init__(self, name: str) -> None:
        self.db = QSqlDatabase.database(name)

    def save(self, rows) -> bool:
        if not self.db.transaction():
            return False
        query = QSqlQuery(self.db)
        query.prepare("INSERT INTO part (no, label) VALUES (?, ?)")
        for no, label in rows:
            query.addBindValue(no)
            query.addBindValue(label)
            if not query.exec():
                self.db.rollback()
                return False
        self.db.commit()  # expect: TX103
        return True
