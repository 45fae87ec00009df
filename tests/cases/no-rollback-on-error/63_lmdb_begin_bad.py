# lmdb: a write transaction begun by hand; while it is open nobody else can write.
import lmdb


class Index:
    def __init__(self, path):
        self.env = lmdb.open(path)

    def put(self, key, value, encode):
        txn = self.env.begin(write=True)  # expect: TX201
        txn.put(key.encode(), encode(value))
        txn.commit()
