# adbapi: as projects write it, and as it leaks.
import time

from twisted.enterprise import adbapi

dbpool = adbapi.ConnectionPool("psycopg2", "dbname=shop")


def _charge(txn, order):
    txn.execute("UPDATE orders SET charged = true WHERE id = %s", (order,))
    time.sleep(2)  # expect: TX402
    txn.execute("INSERT INTO ledger (order_id) VALUES (%s)", (order,))


def charge(order):
    return dbpool.runInteraction(_charge, order)
