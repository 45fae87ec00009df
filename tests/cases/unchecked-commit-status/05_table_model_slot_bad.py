# A dialog's save button: submitAll() is checked, the commit behind it is not, and the dialog closes as if all was
# saved.
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
            return
        if self.model.submitAll():
            database.commit()  # expect: TX103
            self.accept()
        else:
            database.rollback()
            QtWidgets.QMessageBox.warning(self, "Not saved", self.model.lastError().text())
