import sys

from PySide6.QtWidgets import QApplication

from coins.catalogue import Catalogue
from coins.database import open_database
from coins.window import Window


def main():
    app = QApplication(sys.argv)
    db = open_database("coins.sqlite")
    try:
        window = Window(Catalogue(db))
        window.show()
        status = app.exec()
    finally:
        db.close()
    sys.exit(status)


if __name__ == "__main__":
    main()
