# A decorator repeats the whole unit of work; each attempt has its own managed transaction in a nested function.
import functools

from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

engine = create_engine("postgresql+psycopg://app@db/app", pool_recycle=1800)


def repeated(times):
    def decorate(func):
        @functools.wraps(func)
        def run(*args, **kwargs):
            for left in reversed(range(times)):
                try:
                    with engine.begin() as conn:
                        return func(conn, *args, **kwargs)
                except OperationalError:
                    if left == 0:
                        raise

        return run

    return decorate


@repeated(3)
def book_seat(conn, seat, guest):
    conn.execute(text("UPDATE seat SET guest = :g WHERE id = :s"), {"g": guest, "s": seat})
