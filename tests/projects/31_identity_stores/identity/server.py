from .database import SqliteDatabase
from .stores import BindingStore, InviteStore


class Server:
    def __init__(self, path):
        self.database = SqliteDatabase(path)
        self.bindings = BindingStore(self)
        self.invites = InviteStore(self)

    def import_bindings(self, pairs):
        db = self.database.db
        try:
            for address, person in pairs:
                self.bindings.bind(address, person, commit=False)
            db.commit()
        except BaseException:
            db.rollback()
            raise

    def join(self, address, person):
        self.bindings.bind(address, person)
        return self.invites.take(address)

    def stop(self):
        self.database.close()
