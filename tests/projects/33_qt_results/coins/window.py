from PySide6.QtCore import QPropertyAnimation
from PySide6.QtWidgets import QListWidget, QMainWindow, QMessageBox

from .database import DatabaseError


class Window(QMainWindow):
    def __init__(self, catalogue):
        super().__init__()
        self.catalogue = catalogue
        self.list = QListWidget()
        self.setCentralWidget(self.list)
        self.fade = QPropertyAnimation(self.list, b"windowOpacity")
        self.list.itemActivated.connect(self.show_item)
        self.fill()

    def fill(self):
        self.list.clear()
        self.list.addItems(self.catalogue.titles())

    def show_item(self, item):
        self.statusBar().showMessage(item.text())
        self.fade.start()

    def add(self, title, year):
        try:
            self.catalogue.add(title, year)
        except DatabaseError as error:
            QMessageBox.warning(self, "Not stored", str(error))
            return
        self.fill()
