# lmdb: as projects write it.
import lmdb


class Index:
    def __init__(self, path):
        self.env = lmdb.open(path, map_size=1 << 30)

    def put_all(self, items):
        with self.env.begin(write=True) as txn:
            for key, value in items:
                txn.put(key.encode(), value)

    def get(self, key):
        with self.env.begin() as txn:
            return txn.get(key.encode())

    def close(self):
        self.env.close()
