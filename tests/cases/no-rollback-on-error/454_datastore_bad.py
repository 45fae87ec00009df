# datastore: as projects write it, and as it leaks.
from google.cloud import datastore

client = datastore.Client()


def bump(key):
    txn = client.transaction()
    txn.begin()  # expect: TX201
    entity = client.get(key)
    entity["n"] += 1
    txn.put(entity)
    txn.commit()
