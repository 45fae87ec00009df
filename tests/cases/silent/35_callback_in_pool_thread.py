# A callback works on the connection that the framework's pool passes in; the framework commits or rolls back.
from twisted.enterprise import adbapi

pool = adbapi.ConnectionPool("psycopg2", "dbname=mail", cp_max=5)


def _move(txn, message, folder):
    txn.execute("SELECT folder FROM message WHERE id = %s FOR UPDATE", (message,))
    row = txn.fetchone()
    if row is None or row[0] == folder:
        return False
    txn.execute("UPDATE message SET folder = %s WHERE id = %s", (folder, message))
    return True


def move(message, folder):
    return pool.runInteraction(_move, message, folder)
