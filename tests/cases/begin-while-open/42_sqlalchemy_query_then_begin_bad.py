# SQLAlchemy 2: the SELECT has begun already, begin() raises InvalidRequestError.
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://app@db/app")


def claim(worker):
    with engine.connect() as conn:
        free = conn.execute(text("SELECT count(*) FROM job WHERE worker IS NULL")).scalar_one()
        if not free:
            return False
        with conn.begin():  # expect: TX206
            conn.execute(text("UPDATE job SET worker = :w WHERE worker IS NULL"), {"w": worker})
    return True
