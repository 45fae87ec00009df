# The commit is retried with the whole unit of work; when the last attempt fails the function raises.
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session


def next_number(engine, series, attempts=3):
    with Session(engine) as session:
        for _ in range(attempts):
            try:
                number = session.execute(
                    text("UPDATE series SET last = last + 1 WHERE name = :n RETURNING last"), {"n": series}
                ).scalar_one()
                session.commit()
            except OperationalError:
                session.rollback()
                continue
            return number
    raise RuntimeError(f"no number of series {series} after {attempts} attempts")
