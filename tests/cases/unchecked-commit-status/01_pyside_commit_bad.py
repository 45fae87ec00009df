# QSqlDatabase.commit() answers False when the write fails ("database is locked"); the method drops the answer and
# reports success.
from PySide6.QtSql import QSqlDatabase, QSqlQuery


class RecipeStore:
    def __init__(self, name):
        self.db = QSqlDatabase.database(name)

    def rename(self, recipe_id, title):
        if not self.db.transaction():
            return False
        query = QSqlQuery(self.db)
        query.prepare("UPDATE recipe SET title = ? WHERE id = ?")
        query.addBindValue(title)
        query.addBindValue(recipe_id)
        if not query.exec():
            self.db.rollback()
            return False
        self.db.commit()  # expect: TX103
        return True
