# Twisted: the pool begins, commits and rolls back round the interaction; what fails is raised to it.
from twisted.enterprise import adbapi

pool = adbapi.ConnectionPool("psycopg2", "dbname=shop")


def _reserve(txn, part):
    txn.execute("SELECT pieces FROM stock WHERE part = %s FOR UPDATE", (part,))
    (pieces,) = txn.fetchone()
    if pieces < 1:
        raise LookupError(part)
    txn.execute("INSERT INTO reservation (part) VALUES (%s)", (part,))


def reserve(part):
    return pool.runInteraction(_reserve, part)
