from contextlib import contextmanager

from . import _connect

__all__ = ["in_depot", "Shelf"]


@contextmanager
def in_depot(name):
    conn = _connect.open_depot(name)
    try:
        with conn.transaction():
            yield conn
    finally:
        _connect.release(name, conn)


class Shelf:
    def __init__(self, name):
        self.name = name

    def put(self, thing):
        with in_depot(self.name) as conn:
            conn.execute("INSERT INTO shelf VALUES (%s)", (thing,))
