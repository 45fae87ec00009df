# An lmdb write transaction is gone after commit(): put() raises.
import lmdb


def index(env: lmdb.Environment, pairs) -> None:
    txn = env.begin(write=True)
    try:
        for key, value in pairs:
            txn.put(key, value)
        txn.commit()
        txn.put(b"__count__", str(len(pairs)).encode())  # expect: TX404
    except BaseException:
        txn.abort()
        raise
