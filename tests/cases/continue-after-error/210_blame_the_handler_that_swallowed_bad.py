import pickle

from sqlalchemy import select


def upgrade(version, session, table):
    if version == 0:
        for row in session.execute(select(table.c.id, table.c.value)):
            try:
                pickle.loads(row.value)
            except Exception:
                session.execute(table.delete().where(table.c.id == row.id))
    if version < 2:
        for row in session.execute(select(table.c.id, table.c.value)):
            try:
                value = pickle.loads(row.value)
                session.execute(table.update().where(table.c.id == row.id).values(json=value))
            except Exception:  # expect: TX204
                print("lost", row.id)
    return 2
