"""A function that gives back a new object which owns the connection: the object, a service of a framework, has it."""

import sqlite3

from twisted.application import service
from twisted.application.internet import TimerService


class Server(service.MultiService):
    def __init__(self, db, quiet):
        service.MultiService.__init__(self)
        self._db = db
        self._quiet = quiet

    def prune(self):
        with self._db:
            self._db.execute("DELETE FROM mailbox WHERE stale")


class Reader:
    def __init__(self, db):
        self._db = db

    def count(self):
        return self._db.execute("SELECT count(*) FROM mailbox").fetchone()[0]


def open_db(path):
    return sqlite3.connect(path)


def make_server(db, quiet=False):
    server = Server(db, quiet)
    server.setName("mailboxes")
    return server


def make_reader(db):
    return Reader(db)


def make_service(config):
    parent = service.MultiService()
    server = make_server(open_db(config["db"]), quiet=True)
    db = open_db(config["other"])
    other = make_server(db)
    server.setServiceParent(parent)
    other.setServiceParent(parent)
    TimerService(300, server.prune).setServiceParent(parent)
    return parent


def count(path):
    db = open_db(path)  # expect: TX301
    return make_reader(db).count()
