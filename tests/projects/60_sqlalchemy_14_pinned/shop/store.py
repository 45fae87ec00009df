"""The same code under SQLAlchemy 1.4, which commits by itself and counts its begins."""

from sqlalchemy import create_engine, text

engine = create_engine("postgresql://db/shop", pool_recycle=1800)
INSERT = text("INSERT INTO item (name) VALUES (:name)")


def add(name):
    with engine.connect() as conn:
        conn.execute(INSERT, {"name": name})


def add_all(names):
    with engine.connect() as conn:
        outer = conn.begin()
        try:
            for name in names:
                inner = conn.begin()
                conn.execute(INSERT, {"name": name})
                inner.commit()
        except BaseException:
            outer.rollback()
            raise
        outer.commit()


def add_part(name):
    with engine.connect() as conn:
        with conn.begin_nested():
            conn.execute(INSERT, {"name": name})


def rename(name, new):
    with engine.connect() as conn:
        conn.execute(text("SELECT id FROM item WHERE name = :name FOR UPDATE"), {"name": name})
        with conn.begin():
            conn.execute(text("UPDATE item SET name = :new WHERE name = :name"), {"name": name, "new": new})
