# begin and end of an undo group, a form's commit button, signals that connect: words of transactions in a GUI.
from PySide6.QtCore import QPropertyAnimation
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget


class Canvas(QWidget):
    def __init__(self, parent=None):
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.fade = QPropertyAnimation(self, b"windowOpacity")
        self.fade.finished.connect(self.commit)

    def move_all(self, commands):
        self.stack.beginMacro("move")
        for command in commands:
            self.stack.push(command)
        self.stack.endMacro()

    def commit(self):
        self.stack.setClean()
