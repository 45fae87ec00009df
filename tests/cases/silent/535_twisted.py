from twisted.enterprise import adbapi

pool = adbapi.ConnectionPool("sqlite3", "app.db")


def _insert(txn, name):
    txn.execute("INSERT INTO word VALUES (?)", (name,))
    return txn.lastrowid


def insert(name):
    return pool.runInteraction(_insert, name)


def _insert_all(txn, names):
    for name in names:
        try:
            txn.execute("INSERT INTO word VALUES (?)", (name,))
        except Exception as exc:
            print(exc)
            raise


def insert_all(names):
    return pool.runInteraction(_insert_all, names)


def _early(txn, name):
    txn.execute("INSERT INTO word VALUES (?)", (name,))
    txn._connection.commit()  # allow: TX405, TX409


def early(name):
    return pool.runInteraction(_early, name)
