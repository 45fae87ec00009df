# As a block, or aborted in the handler.
import lmdb


class Index:
    def __init__(self, path):
        self.env = lmdb.open(path)

    def put(self, key, value, encode):
        with self.env.begin(write=True) as txn:
            txn.put(key.encode(), encode(value))

    def put_many(self, items):
        txn = self.env.begin(write=True)
        try:
            for key, value in items:
                txn.put(key, value)
        except BaseException:
            txn.abort()
            raise
        txn.commit()
