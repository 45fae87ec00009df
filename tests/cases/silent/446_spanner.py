# spanner: as projects write it.
from google.cloud import spanner

database = spanner.Client().instance("shop").database("shop")


def rename(key, name):
    def work(transaction):
        transaction.execute_update("UPDATE item SET name = @n WHERE id = @k", params={"n": name, "k": key})

    database.run_in_transaction(work)


def names():
    with database.snapshot() as snapshot:
        return [row[0] for row in snapshot.execute_sql("SELECT name FROM item")]


def add(rows):
    with database.batch() as batch:
        batch.insert("item", columns=("id", "name"), values=rows)
