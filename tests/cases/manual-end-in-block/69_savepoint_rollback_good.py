# A savepoint's own rollback() inside the block is what it is for.
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session


def add(session: Session, rows):
    with session.begin():
        for row in rows:
            savepoint = session.begin_nested()
            try:
                session.execute(text("INSERT INTO t VALUES (:a)"), row)
            except IntegrityError:
                savepoint.rollback()
            else:
                savepoint.commit()
