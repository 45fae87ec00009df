from functools import wraps

from .db import SerializationFailure, borrow, give_back


def with_connection(fn):
    @wraps(fn)
    def inner(*args, **kwargs):
        conn = borrow()  # expect: TX303
        result = fn(conn, *args, **kwargs)
        conn.commit()
        give_back(conn)
        return result

    return inner


def retry_serialization(fn):
    @wraps(fn)
    def inner(*args, **kwargs):
        while True:
            conn = borrow()
            try:
                result = fn(conn, *args, **kwargs)
                conn.commit()
                return result
            except SerializationFailure:
                conn.rollback()
            except BaseException:
                conn.rollback()
                raise
            finally:
                give_back(conn)

    return inner
