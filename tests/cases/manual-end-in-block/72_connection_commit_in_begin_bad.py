# conn.commit() inside `with engine.begin() as conn`, in a loop: the second round raises.
from sqlalchemy import text


def load(engine, chunks):
    with engine.begin() as conn:
        for chunk in chunks:
            conn.execute(text("INSERT INTO part VALUES (:a)"), chunk)
            conn.commit()  # expect: TX405
