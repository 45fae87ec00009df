from .base import Dao


class PersonDao(Dao):
    path = "people.db"

    def table(self):
        return "person"

    def rename(self, key, name):
        self.write("UPDATE person SET name = ? WHERE id = ?", name, key)

    def move(self, key, street):
        try:
            self.conn.execute("UPDATE person SET street = ? WHERE id = ?", (street, key))
            self.conn.execute("INSERT INTO moved (person) VALUES (?)", (key,))
            self.conn.commit()
        except Exception:
            self.conn.rollback()
            raise
