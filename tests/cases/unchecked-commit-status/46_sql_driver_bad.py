# The database of a QSqlDatabase member, opened elsewhere; rollback is checked, commit is not.
from PySide6.QtSql import QSqlDatabase, QSqlQuery


class Journal:
    def __init__(self):
        self._db = QSqlDatabase.addDatabase("QSQLITE")
        self._db.setDatabaseName("journal.db")
        if not self._db.open():
            raise RuntimeError(self._db.lastError().text())

    def append(self, lines):
        if not self._db.transaction():
            raise RuntimeError(self._db.lastError().text())
        query = QSqlQuery(self._db)
        query.prepare("INSERT INTO journal (line) VALUES (:line)")
        for line in lines:
            query.bindValue(":line", line)
            if not query.exec():
                if not self._db.rollback():
                    raise RuntimeError("rollback failed")
                return
        self._db.commit()  # expect: TX103
