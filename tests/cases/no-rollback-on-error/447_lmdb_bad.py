# lmdb: as projects write it, and as it leaks.
import lmdb

env = lmdb.open("/var/lib/index", map_size=1 << 30)


def put_all(items):
    txn = env.begin(write=True)  # expect: TX201,TX301
    for key, value in items:
        txn.put(key.encode(), value)
    txn.commit()
