import os
from functools import partial

import psycopg

__all__ = ("connect", "connect_ro")

connect = partial(psycopg.connect, os.environ["INVENTORY_DSN"])
connect_ro = partial(connect, autocommit=True)


def connect_as(role):
    return connect(options=f"-c role={role}")
