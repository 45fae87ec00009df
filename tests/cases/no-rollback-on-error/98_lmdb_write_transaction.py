# LMDB: one writer at a time: an exception in pack() leaves the write transaction open, and every other writer waits.
import lmdb

from visits.codec import pack

env = lmdb.open("visits.lmdb")


def put(key, record):
    txn = env.begin(write=True)  # expect: TX201,TX301
    txn.put(key, pack(record))
    txn.commit()
