# What the library reports by its answers is no error path: constructors of values are not taken to raise.
from PyQt6.QtCore import QDate
from PyQt6.QtSql import QSqlDatabase, QSqlQuery, QSqlTableModel
from PyQt6.QtWidgets import QDialog, QMessageBox


class RentalDialog(QDialog):
    def __init__(self, parent=None):
        super().__init__(parent)
        self.db = QSqlDatabase.database("rental")
        self.model = QSqlTableModel(self, self.db)
        self.model.setTable("rental")

    def _run(self, sql, **values):
        query = QSqlQuery(self.db)
        query.prepare(sql)
        for name, value in values.items():
            query.bindValue(f":{name}", value)
        if not query.exec():
            raise RuntimeError(query.lastError().text())
        return query

    def accept(self):
        if not self.db.transaction():
            QMessageBox.critical(self, "Error", self.db.lastError().text())
            return
        try:
            self._run("INSERT INTO rental (car, since) VALUES (:car, :since)", car=1, since=QDate.currentDate())
            self._run("UPDATE car SET free = 0 WHERE id = :car", car=1)
        except RuntimeError as exc:
            self.db.rollback()
            QMessageBox.critical(self, "Error", str(exc))
            return
        self.db.commit()  # expect: TX103
        super().accept()

    def give_back(self, car):
        if not self.db.transaction():
            return False
        try:
            self._run("DELETE FROM rental WHERE car = :car", car=car)
            self._run("UPDATE car SET free = 1 WHERE id = :car", car=car)
        except RuntimeError:
            self.db.rollback()
            return False
        if not self.db.commit():
            self.db.rollback()
            return False
        return True
