import lmdb

env = lmdb.open("/tmp/words")


def put(key, value):
    txn = env.begin(write=True)  # expect: TX201, TX301
    txn.put(key, value)
    txn.commit()


def put_well(key, value):
    with env.begin(write=True) as txn:
        txn.put(key, value)


def put_by_hand(key, value):
    txn = env.begin(write=True)
    try:
        txn.put(key, value)
        txn.commit()
    except BaseException:
        txn.abort()
        raise


def get(key):
    with env.begin() as txn:
        return txn.get(key)
