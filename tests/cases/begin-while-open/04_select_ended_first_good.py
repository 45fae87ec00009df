# The transaction of the SELECT is ended by rollback() before begin() opens the one of the UPDATE.
from sqlalchemy import create_engine, text

engine = create_engine("postgresql+psycopg2://app@db/app", pool_recycle=900)


def rename(user_id, name):
    with engine.connect() as conn:
        known = conn.execute(text("SELECT 1 FROM users WHERE id = :i"), {"i": user_id}).scalar()
        conn.rollback()
        if known:
            with conn.begin():
                conn.execute(text("UPDATE users SET name = :n WHERE id = :i"), {"n": name, "i": user_id})
