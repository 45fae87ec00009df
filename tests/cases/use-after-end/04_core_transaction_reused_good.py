# The connection itself commits each batch, or each batch begins its own transaction.
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session


def load(engine: Engine, batches) -> None:
    with engine.connect() as conn:
        for batch in batches:
            conn.execute(text("INSERT INTO fact (v) VALUES (:v)"), batch)
            conn.commit()


def load_in_blocks(engine: Engine, batches) -> None:
    with engine.connect() as conn:
        for batch in batches:
            with conn.begin():
                conn.execute(text("INSERT INTO fact (v) VALUES (:v)"), batch)


def reuse(engine: Engine, batches) -> None:
    session = Session(engine)
    for batch in batches:
        try:
            session.execute(text("INSERT INTO fact (v) VALUES (:v)"), batch)
            session.commit()
        finally:
            session.close()
