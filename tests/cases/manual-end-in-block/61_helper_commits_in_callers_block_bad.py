# The helper commits the session that the block of its caller manages.
from sqlalchemy import text
from sqlalchemy.orm import Session


def store(session: Session, key: str, value: str) -> None:
    session.execute(text("INSERT INTO kv VALUES (:k, :v)"), {"k": key, "v": value})
    session.commit()  # allow: TX409


def store_all(engine, pairs) -> None:
    with Session(engine) as session:
        with session.begin():
            for key, value in pairs:
                store(session, key, value)  # expect: TX405
