# adbapi runs each function in a transaction of its own: it commits, rolls back and keeps the connection.
from twisted.internet import defer

from .pool import make_pool


def _add_message(txn, sender, body):
    txn.execute("INSERT INTO message (sender, body) VALUES (%s, %s) RETURNING id", (sender, body))
    (number,) = txn.fetchone()
    txn.execute("UPDATE sender SET messages = messages + 1 WHERE name = %s", (sender,))
    return number


def _purge(txn, days):
    txn.execute("DELETE FROM message WHERE at < now() - %s * interval '1 day'", (days,))
    return txn.rowcount


class Store:
    def __init__(self, config):
        self.pool = make_pool(config)

    def add_message(self, sender, body):
        return self.pool.runInteraction(_add_message, sender, body)

    def purge(self, days):
        return self.pool.runInteraction(_purge, days)

    @defer.inlineCallbacks
    def senders(self):
        rows = yield self.pool.runQuery("SELECT name FROM sender")
        return [name for (name,) in rows]

    def forget(self, sender):
        def interaction(txn):
            txn.execute("DELETE FROM message WHERE sender = %s", (sender,))
            if txn.rowcount == 0:
                raise LookupError(sender)
            txn.execute("DELETE FROM sender WHERE name = %s", (sender,))

        return self.pool.runInteraction(interaction)

    def stop(self):
        self.pool.close()
