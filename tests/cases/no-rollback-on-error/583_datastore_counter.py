from google.cloud import datastore

client = datastore.Client()


def bump(key):
    with client.transaction():
        entity = client.get(key)
        entity["n"] += 1
        client.put(entity)


def bump_by_hand(key):
    txn = client.transaction()
    txn.begin()  # expect: TX201
    entity = client.get(key)
    entity["n"] += 1
    txn.put(entity)
    txn.commit()


def bump_careful(key):
    txn = client.transaction()
    txn.begin()
    try:
        entity = client.get(key)
        txn.put(entity)
        txn.commit()
    except Exception:
        txn.rollback()
        raise


def inert(key):
    client.transaction()  # expect: TX107
    client.put(datastore.Entity(key))
