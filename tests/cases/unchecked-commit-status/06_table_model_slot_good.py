# The dialog closes only when both submitAll() and commit() said yes.
from PyQt6 import QtSql, QtWidgets


class AddressDialog(QtWidgets.QDialog):
    def __init__(self, parent=None):
        super().__init__(parent)
        self.model = QtSql.QSqlTableModel(self)
        self.model.setTable("address")
        self.model.setEditStrategy(QtSql.QSqlTableModel.EditStrategy.OnManualSubmit)

    def save(self):
        database = self.model.database()
        if not database.transaction():
            QtWidgets.QMessageBox.warning(self, "Not saved", database.lastError().text())
            return
        if self.model.submitAll() and (stored := database.commit()):
            self.setResult(int(stored))
            self.accept()
        else:
            problem = database.lastError().text()
            database.rollback()
            QtWidgets.QMessageBox.warning(self, "Not saved", problem)
