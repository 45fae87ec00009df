import psycopg2

from metrics.storage import Storage


class Samples:
    def __init__(self, storage: Storage):
        self.storage = storage

    def add(self, rows):
        return self.storage.interact(_insert, rows)

    def upsert(self, name, value):
        return self.storage.interact(_upsert, name, value)

    def latest(self, name):
        return self.storage.query("SELECT value FROM sample WHERE name = %s ORDER BY at DESC LIMIT 1", name)


def _insert(txn, rows):
    txn.executemany("INSERT INTO sample (name, value) VALUES (%s, %s)", rows)
    txn.execute("UPDATE counter SET n = n + %s", (len(rows),))
    return txn.rowcount


def _upsert(txn, name, value):
    try:
        txn.execute("INSERT INTO latest (name, value) VALUES (%s, %s)", (name, value))
    except psycopg2.IntegrityError:  # expect: TX204,TX401
        txn.execute("UPDATE latest SET value = %s WHERE name = %s", (value, name))
