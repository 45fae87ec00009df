from contextlib import contextmanager

from ._connect import connect

__all__ = ["unit"]


@contextmanager
def unit(**options):
    with connect(**options) as conn:
        yield conn
