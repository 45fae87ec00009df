# Methods that commit what they write, unless a block of the same object is open; a database that is closed and opened
# anew; an object that begins when it is entered, and ends by methods of its own.
import sqlite3
from contextlib import contextmanager

import aiosqlite
from playhouse.db_url import connect


class Storage:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)
        self.in_block = False

    def maybe_commit(self):
        if not self.in_block:
            self.conn.commit()

    @contextmanager
    def block(self):
        cursor = self.conn.cursor()
        self.in_block = True
        try:
            cursor.execute("BEGIN")
            yield
            cursor.execute("COMMIT")
        except BaseException:
            cursor.execute("ROLLBACK")
            raise
        finally:
            self.in_block = False

    def set_version(self, version):
        cursor = self.conn.cursor()
        cursor.execute("INSERT OR REPLACE INTO settings VALUES ('version', ?)", (version,))
        self.maybe_commit()

    def close(self):
        self.conn.close()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


def stamp(path, version):
    with Storage(path) as storage:
        storage.set_version(version)


class Queue:
    def __init__(self, url):
        self.database = connect(url)

    def check(self):
        if not self.database.is_connection_usable():
            self.database.close()
            self.database.connect()

    def close(self):
        return self.database.close()


class Engine:
    def __init__(self, settings):
        self.settings = settings

    async def get_connection(self):
        connection = await aiosqlite.connect(**self.settings)
        connection.row_factory = aiosqlite.Row
        return connection


class Transaction:
    def __init__(self, engine, current):
        self.engine = engine
        self.current = current
        self.committed = False

    async def get_connection(self):
        return await self.engine.get_connection()

    async def __aenter__(self):
        self.connection = await self.get_connection()
        await self.begin()
        self.token = self.current.set(self)
        return self

    async def begin(self):
        await self.connection.execute(f"BEGIN {self.engine.settings['kind']}")

    async def commit(self):
        await self.connection.execute("COMMIT")
        self.committed = True

    async def rollback(self):
        await self.connection.execute("ROLLBACK")

    async def __aexit__(self, kind, error, trace):
        if error:
            await self.rollback()
        elif not self.committed:
            await self.commit()
        await self.connection.close()
        self.current.reset(self.token)
