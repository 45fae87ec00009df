from sqlalchemy import text

from crm.db import engine, factory


def seed(names):
    conn = engine().connect()  # expect: TX301
    tx = conn.begin()
    for name in names:
        conn.execute(text("INSERT INTO customer (name) VALUES (:n)"), {"n": name})
    tx.commit()
    conn.close()


def reseed(names):
    with engine().begin() as conn:
        conn.execute(text("DELETE FROM customer"))
        for name in names:
            conn.execute(text("INSERT INTO customer (name) VALUES (:n)"), {"n": name})


def rename(old, new):
    with factory()() as session, session.begin():
        session.execute(text("UPDATE customer SET name = :n WHERE name = :o"), {"n": new, "o": old})


def remove(name):
    with factory()() as session:
        session.execute(text("DELETE FROM customer WHERE name = :n"), {"n": name})  # expect: TX403
