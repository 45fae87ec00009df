# In SQLAlchemy 2 the SELECT has begun a transaction already, so begin() raises InvalidRequestError for every known user.
from sqlalchemy import create_engine, text

engine = create_engine("postgresql+psycopg2://app@db/app", pool_recycle=900)


def rename(user_id, name):
    with engine.connect() as conn:
        known = conn.execute(text("SELECT 1 FROM users WHERE id = :i"), {"i": user_id}).scalar()
        if known:
            with conn.begin():  # expect: TX206
                conn.execute(text("UPDATE users SET name = :n WHERE id = :i"), {"n": name, "i": user_id})
