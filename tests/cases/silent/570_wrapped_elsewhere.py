# Handles that others end: a session joined to the transaction of the thread, a connection of ZODB whose database is
# closed, a registry of sessions, a connection on which its class begins by hand.
import sqlite3
import unittest

import transaction
import ZODB
from anyio import to_thread
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import scoped_session, sessionmaker


class Client:
    def __init__(self, factory: sessionmaker):
        self.factory = factory

    def forced(self, thing):
        session = self.factory()
        session.add(thing)
        transaction.commit()


class Test(unittest.TestCase):
    def setUp(self):
        self.database = ZODB.DB(None)

    def tearDown(self):
        self.database.close()

    def test_root(self):
        connection = self.database.open()
        connection.root()["a"] = 1
        transaction.commit()

    def test_local(self):
        db = ZODB.DB(None)
        try:
            first = db.open()
            first.root()["a"] = 1
            transaction.commit()
        finally:
            db.close()


class Base:
    def __init__(self):
        self.sessions = scoped_session(sessionmaker(autoflush=False))

    def configure(self, engine):
        self.sessions.configure(bind=engine)

    def stop(self):
        self.sessions = None


class Allocator:
    def __init__(self, driver):
        self.driver = driver
        self._connection = None

    def _connect(self):
        if self._connection is None:
            conn = self.driver.connect_to_file("oids")
            try:
                conn.execute("SELECT count(*) FROM oid")
            except sqlite3.OperationalError:
                conn.executescript("CREATE TABLE oid (n INTEGER)")
            self._connection = conn
        return self._connection

    def reset(self):
        self._connect().execute("UPDATE oid SET n = 0")

    def new(self):
        conn = self._connect()
        conn.execute("BEGIN IMMEDIATE TRANSACTION")
        try:
            conn.execute("UPDATE oid SET n = n + 1")
            conn.commit()
        except BaseException:
            conn.rollback()
            raise


class Tasks:
    async def _execute(self, conn: Connection | AsyncConnection, statement):
        if isinstance(conn, AsyncConnection):
            return await conn.execute(statement)
        return await to_thread.run_sync(conn.execute, statement)

    async def release(self, conn: Connection | AsyncConnection, table):
        await self._execute(conn, table.delete())
        await self._execute(conn, table.insert())
