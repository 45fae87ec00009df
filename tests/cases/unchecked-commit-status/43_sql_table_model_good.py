# QUndoStack and QSettings have like-named methods; QSqlTableModel's result is used.
from PySide6.QtGui import QUndoStack
from PySide6.QtSql import QSqlTableModel


class Editor:
    def __init__(self, model: QSqlTableModel, stack: QUndoStack) -> None:
        self.model = model
        self.stack = stack

    def apply(self) -> None:
        self.stack.beginMacro("apply")
        if not self.model.submitAll():
            self.model.revertAll()
            raise RuntimeError(self.model.lastError().text())
        self.stack.endMacro()
