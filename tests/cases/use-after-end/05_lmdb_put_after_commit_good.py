# The counter belongs to the same transaction; abort() after commit() is allowed in lmdb and does nothing.
import lmdb


def index(env: lmdb.Environment, pairs) -> None:
    txn = env.begin(write=True)
    try:
        for key, value in pairs:
            txn.put(key, value)
        txn.put(b"__count__", str(len(pairs)).encode())
        txn.commit()
    finally:
        txn.abort()
