# commit() as one goes, begin(), or autocommit by an execution option.
from sqlalchemy import create_engine, text

engine = create_engine("mysql+pymysql://shop@db/shop", pool_recycle=3600)


def deactivate(user_id):
    with engine.connect() as connection:
        connection.execute(text("UPDATE users SET active = 0 WHERE id = :id"), {"id": user_id})
        connection.commit()


def activate(user_id):
    with engine.connect() as connection, connection.begin():
        connection.execute(text("UPDATE users SET active = 1 WHERE id = :id"), {"id": user_id})


def purge():
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("DELETE FROM users WHERE active = 0"))
