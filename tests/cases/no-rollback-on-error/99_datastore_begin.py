# Datastore: begin() by hand, and nobody rolls back when put() or commit() fails.
from google.cloud import datastore

client = datastore.Client()


def rename(number, name):
    tx = client.transaction()
    tx.begin()  # expect: TX201
    key = client.key("Customer", number)
    customer = client.get(key, transaction=tx)
    customer["name"] = name
    tx.put(customer)
    tx.commit()
