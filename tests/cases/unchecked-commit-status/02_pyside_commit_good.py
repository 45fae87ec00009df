# Each answer of transaction(), exec() and commit() is looked at; after a failing commit the transaction, which is
# still open, is rolled back.
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
        if not query.exec() or not self.db.commit():
            self.db.rollback()
            return False
        return True
