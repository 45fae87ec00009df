# 2.0: leaving engine.connect() rolls back.
from sqlalchemy import create_engine, text

engine = create_engine("mysql+pymysql://shop@db/shop", pool_recycle=3600)


def deactivate(user_id):
    with engine.connect() as connection:
        connection.execute(text("UPDATE users SET active = 0 WHERE id = :id"), {"id": user_id})  # expect: TX403
