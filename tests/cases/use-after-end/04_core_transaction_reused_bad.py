# A SQLAlchemy Transaction is over after commit(); the second commit() in the loop raises.
from sqlalchemy import text
from sqlalchemy.engine import Engine


def load(engine: Engine, batches) -> None:
    with engine.connect() as conn:
        tx = conn.begin()
        for batch in batches:
            conn.execute(text("INSERT INTO fact (v) VALUES (:v)"), batch)
            tx.commit()  # expect: TX404
