# twisted: begun, ended and closed as it should be.
from twisted.enterprise import adbapi
from twisted.internet.defer import inlineCallbacks

dbpool = adbapi.ConnectionPool("psycopg2", "dbname=metrics")


def _store(txn, points):
    for point in points:
        txn.execute("INSERT INTO point (at, value) VALUES (%s, %s)", point)


@inlineCallbacks
def store(points, log):
    try:
        yield dbpool.runInteraction(_store, points)
    except Exception:
        log.failure("points were dropped")


def latest():
    return dbpool.runQuery("SELECT at, value FROM point ORDER BY at DESC LIMIT 1")


def clear():
    return dbpool.runOperation("DELETE FROM point")
