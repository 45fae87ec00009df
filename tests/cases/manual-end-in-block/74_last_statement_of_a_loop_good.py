# The commit is the last statement of the block: the next block, which the loop enters, has nothing to do with it.
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session


def with_lock(session: Session, ids, work):
    for _ in range(5):
        try:
            with session.begin():
                session.execute(text("SELECT 1 FROM file WHERE id = ANY(:ids) FOR UPDATE NOWAIT"), {"ids": ids})
                work(ids)
                session.commit()
                break
        except OperationalError:
            continue
