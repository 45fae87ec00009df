# LMDB and Datastore: their transactions as blocks; reading ones too.
import lmdb
from google.cloud import datastore

from visits.codec import pack, unpack

env = lmdb.open("visits.lmdb")
client = datastore.Client()


def put(key, record):
    with env.begin(write=True) as txn:
        txn.put(key, pack(record))


def get(key):
    with env.begin() as txn:
        found = txn.get(key)
    return None if found is None else unpack(found)


def rename(number, name):
    with client.transaction():
        customer = client.get(client.key("Customer", number))
        customer["name"] = name
        client.put(customer)
