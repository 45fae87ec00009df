from sqlalchemy import text


class Loans:
    def __init__(self, session):
        self.session = session

    def add(self, book, reader):
        self.session.execute(text("INSERT INTO loan (book, reader) VALUES (:b, :r)"), {"b": book, "r": reader})

    def of(self, reader):
        return self.session.execute(text("SELECT book FROM loan WHERE reader = :r"), {"r": reader}).scalars().all()
