# Blocks whose two methods are called by their names, in one function or in two methods of an object: they end what
# they have opened.
import asyncpg
from django.db import transaction
from psycopg_pool import ConnectionPool
from sqlalchemy import create_engine, text
from sqlalchemy.orm import sessionmaker

engine = create_engine("postgresql://localhost/shop", pool_recycle=1800)
Session = sessionmaker(engine)


class Lease:
    def __init__(self, pool: asyncpg.Pool):
        self.pool = pool

    async def __aenter__(self):
        self.context = self.pool.acquire()
        self.conn = await self.context.__aenter__()
        return self.conn

    async def __aexit__(self, *exc):
        await self.context.__aexit__(*exc)


class Work:
    def __enter__(self):
        self.context = Session()
        self.session = self.context.__enter__()
        return self.session

    def __exit__(self, *exc):
        return self.context.__exit__(*exc)


class Store:
    def __init__(self, pool: ConnectionPool):
        self.pool = pool

    def open(self):
        self.context = self.pool.connection()
        self.conn = self.context.__enter__()

    def close(self):
        self.context.__exit__(None, None, None)


class Atomically:
    def __enter__(self):
        self.block = transaction.atomic()
        self.block.__enter__()
        return self

    def __exit__(self, *exc):
        self.block.__exit__(*exc)


class Begun:
    def __enter__(self):
        self.context = engine.begin()
        self.conn = self.context.__enter__()
        return self

    def __exit__(self, *exc):
        self.context.__exit__(*exc)


def count():
    conn = engine.connect().__enter__()
    try:
        return conn.execute(text("SELECT count(*) FROM stock")).scalar()
    finally:
        conn.__exit__(None, None, None)


async def fetch(pool: asyncpg.Pool, wait_for):
    context = pool.acquire()
    conn = await context.__aenter__()
    try:
        return await conn.fetch("SELECT sku FROM stock")
    finally:
        await context.__aexit__(None, None, None)


async def locked(async_engine, wait_for, drained):
    context = engine.begin()
    conn = await wait_for(context.__aenter__(), 5)
    try:
        await conn.execute(text("SELECT pg_advisory_xact_lock(1)"))
    finally:
        await drained(context.__aexit__(None, None, None))
