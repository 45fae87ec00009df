# twisted: as it leaks and loses.
from twisted.enterprise import adbapi
from twisted.internet import threads
import requests

dbpool = adbapi.ConnectionPool("psycopg2", "dbname=metrics")


def _store(txn, points):
    for point in points:
        try:
            txn.execute("INSERT INTO point (at, value) VALUES (%s, %s)", point)
        except Exception:  # expect: TX401
            print("dropped", point)


def _notify(txn, key):
    txn.execute("UPDATE alarm SET sent = now() WHERE id = %s", (key,))
    requests.post("https://pager.example", json={"alarm": key})  # expect: TX402


def store(points):
    return dbpool.runInteraction(_store, points)


def notify(key):
    return dbpool.runInteraction(_notify, key)
