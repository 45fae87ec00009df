"""A copy of a mapped object, made without a word to the database, and kept in no session."""

from sqlalchemy import orm


class Copied:
    def copy(self):
        session = orm.Session()
        copy = session.merge(self, load=False)
        session.expunge(copy)
        return copy
