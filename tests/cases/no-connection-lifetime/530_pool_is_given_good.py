"""The pool that is given keeps the connections, and makes them."""

import psycopg
from sqlalchemy import create_engine, pool

from shop.settings import parameters


def connect():
    return psycopg.connect(**parameters())


connections = pool.QueuePool(connect, max_overflow=5, pool_size=10, recycle=1800)
engine = create_engine("postgresql+psycopg://", pool=connections)
