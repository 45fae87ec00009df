from coins.database import run, transaction


class Catalogue:
    def __init__(self, db):
        self.db = db

    def add(self, title, year):
        with transaction(self.db):
            run(self.db, "INSERT INTO coin (title, year) VALUES (?, ?)", title, year)
            run(self.db, "UPDATE counter SET coins = coins + 1")

    def swap(self, first, second):
        with transaction(self.db):
            run(self.db, "UPDATE coin SET place = -1 WHERE place = ?", first)
            run(self.db, "UPDATE coin SET place = ? WHERE place = ?", first, second)
            run(self.db, "UPDATE coin SET place = ? WHERE place = -1", second)

    def titles(self):
        query = run(self.db, "SELECT title FROM coin ORDER BY place")
        found = []
        while query.next():
            found.append(query.value(0))
        return found
