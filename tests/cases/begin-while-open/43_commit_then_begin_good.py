# The read is committed or rolled back first, or sits in the same block.
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://app@db/app")


def claim(worker):
    with engine.connect() as conn:
        free = conn.execute(text("SELECT count(*) FROM job WHERE worker IS NULL")).scalar_one()
        conn.rollback()
        if not free:
            return False
        with conn.begin():
            conn.execute(text("UPDATE job SET worker = :w WHERE worker IS NULL"), {"w": worker})
        with conn.begin():
            conn.execute(text("UPDATE stat SET n = n + 1"))
    return True
