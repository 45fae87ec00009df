"""The same code under SQLAlchemy 2, which begins by itself and commits nothing."""

from sqlalchemy import create_engine, text

engine = create_engine("postgresql://db/shop", pool_recycle=1800)
INSERT = text("INSERT INTO item (name) VALUES (:name)")


def add(name):
    with engine.connect() as conn:
        conn.execute(INSERT, {"name": name})  # expect: TX403


def add_all(names):
    with engine.connect() as conn:
        outer = conn.begin()
        try:
            for name in names:
                inner = conn.begin()  # expect: TX206
                conn.execute(INSERT, {"name": name})
                inner.commit()
        except BaseException:
            outer.rollback()
            raise
        outer.commit()


def add_part(name):
    with engine.connect() as conn:
        with conn.begin_nested():  # expect: TX406
            conn.execute(INSERT, {"name": name})


def rename(name, new):
    with engine.connect() as conn:
        conn.execute(text("SELECT id FROM item WHERE name = :name FOR UPDATE"), {"name": name})
        with conn.begin():  # expect: TX206
            conn.execute(text("UPDATE item SET name = :new WHERE name = :name"), {"name": name, "new": new})
