from contextlib import closing

from tower.store import Store


def note(dsn, name):
    store = Store(dsn)  # expect: TX301
    store.add(name)
    store.close()


def note_safely(dsn, name):
    store = Store(dsn)
    try:
        store.add(name)
    finally:
        store.close()


def note_all(dsn, names):
    with closing(Store(dsn)) as store:
        for name in names:
            store.add(name)
        store.execute("ANALYZE a")
