import logging

import requests
from twisted.internet import defer

log = logging.getLogger(__name__)


def _insert(txn, meter, value):
    txn.execute("INSERT INTO reading VALUES (%s, %s)", (meter, value))
    txn.execute("UPDATE meter SET last = %s WHERE id = %s", (value, meter))


def _insert_and_tell(txn, meter, value):
    txn.execute("INSERT INTO reading VALUES (%s, %s)", (meter, value))
    requests.post("https://hub.example/reading", json={"meter": meter})  # expect: TX402,TX407


def _swallow(txn, meter, value):
    try:
        txn.execute("INSERT INTO reading VALUES (%s, %s)", (meter, value))
    except Exception:  # allow: TX401, TX204
        log.warning("reading dropped")
    txn.execute("UPDATE meter SET last = %s WHERE id = %s", (value, meter))


class Readings:
    def __init__(self, storage):
        self.storage = storage

    @defer.inlineCallbacks
    def add(self, meter, value):
        yield self.storage.run(_insert, meter, value)

    def add_and_tell(self, meter, value):
        return self.storage.pool.runInteraction(_insert_and_tell, meter, value)

    def add_quiet(self, meter, value):
        return self.storage.pool.runInteraction(_swallow, meter, value)

    def last(self, meter):
        return self.storage.pool.runQuery("SELECT last FROM meter WHERE id = %s", (meter,))
