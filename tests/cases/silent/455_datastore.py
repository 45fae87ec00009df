# datastore: as projects write it.
from google.cloud import datastore

client = datastore.Client()


def bump(key):
    with client.transaction():
        entity = client.get(key)
        entity["n"] += 1
        client.put(entity)


def store_all(entities):
    with client.batch() as batch:
        for entity in entities:
            batch.put(entity)
