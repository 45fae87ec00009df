# adbapi: as projects write it.
from twisted.enterprise import adbapi
from twisted.internet import defer

dbpool = adbapi.ConnectionPool("psycopg2", "dbname=shop")


def _charge(txn, order):
    txn.execute("SELECT id FROM orders WHERE id = %s FOR UPDATE", (order,))
    if txn.fetchone() is None:
        return False
    txn.execute("INSERT INTO ledger (order_id) VALUES (%s)", (order,))
    return True


@defer.inlineCallbacks
def charge(order):
    done = yield dbpool.runInteraction(_charge, order)
    return done


def stop():
    dbpool.close()
