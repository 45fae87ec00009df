# Stores that share the server's connection; a flag lets a caller put several calls into one commit.
class BindingStore:
    def __init__(self, server):
        self.server = server

    def bind(self, address, person, commit=True):
        cur = self.server.database.db.cursor()
        cur.execute("INSERT OR REPLACE INTO binding (address, person) VALUES (?, ?)", (address, person))
        if commit:
            self.server.database.db.commit()

    def person(self, address):
        cur = self.server.database.db.cursor()
        row = cur.execute("SELECT person FROM binding WHERE address = ?", (address,)).fetchone()
        return row[0] if row else None


class InviteStore:
    def __init__(self, server):
        self.server = server

    def add(self, address, room):
        with self.server.database.db as db:
            db.execute("INSERT INTO invite (address, room) VALUES (?, ?)", (address, room))

    def take(self, address):
        with self.server.database.db as db:
            rooms = [room for (room,) in db.execute("SELECT room FROM invite WHERE address = ?", (address,))]
            db.execute("DELETE FROM invite WHERE address = ?", (address,))
        return rooms
