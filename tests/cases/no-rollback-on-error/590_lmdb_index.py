import lmdb

env = lmdb.open("/data/index", map_size=1 << 30)


def put(k, v):
    with env.begin(write=True) as txn:
        txn.put(k, v)


def put_forgets(k, v):
    txn = env.begin(write=True)  # expect: TX201,TX403
    txn.put(k, v)
    txn.commit()


def put_lost(k, v):
    txn = env.begin(write=True)  # expect: TX201
    txn.put(k, v)  # allow: TX403
    txn.abort()


def get(k):
    with env.begin() as txn:
        return txn.get(k)


class Index:
    def __init__(self, path):
        self.env = lmdb.open(path)

    def replace(self, pairs):
        with self.env.begin(write=True) as txn:
            for k, v in pairs:
                txn.put(k, v)

    def close(self):
        self.env.close()
