from depot import db


class Part:
    def __init__(self, name):
        self.name = name

    def save(self, conn):
        db.save_part(conn, self)
