# Pony: commit() inside db_session fails, the handler prints and the session goes on.
from pony.orm import Database, PrimaryKey, Required, TransactionIntegrityError, commit, db_session

db = Database("postgres", host="db", user="app", database="app")


class Tag(db.Entity):
    id = PrimaryKey(int, auto=True)
    name = Required(str, unique=True)


def add_tags(names):
    with db_session:
        for name in names:
            try:
                Tag(name=name)
                commit()
            except TransactionIntegrityError:  # allow: TX401,TX204,TX102
                print("there already:", name)
