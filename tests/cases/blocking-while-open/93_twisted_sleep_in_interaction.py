# Twisted: an interaction runs in a transaction; sleeping in it keeps its rows locked.
import time

from twisted.enterprise import adbapi

pool = adbapi.ConnectionPool("psycopg2", "dbname=shop")


def _reserve(txn: adbapi.Transaction, part):
    txn.execute("UPDATE stock SET reserved = reserved + 1 WHERE part = %s", (part,))
    time.sleep(2)  # expect: TX402
    txn.execute("INSERT INTO reservation (part) VALUES (%s)", (part,))


def reserve(part):
    return pool.runInteraction(_reserve, part)
