# A helper returns the block of engine.begin() unentered; its callers enter it.
from sqlalchemy import create_engine, text

engine = create_engine("postgresql+psycopg://app@db/app", pool_size=4, pool_recycle=1800)


def writing():
    return engine.begin()


def rotate(name, secret):
    with writing() as conn:
        conn.execute(text("DELETE FROM secret WHERE name = :n"), {"n": name})
        conn.execute(text("INSERT INTO secret VALUES (:n, :s)"), {"n": name, "s": secret})
