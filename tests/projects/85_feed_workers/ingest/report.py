from ingest.store import Store


def urls(dsn):
    store = Store(dsn)
    try:
        return store.listed("SELECT url FROM item")
    finally:
        store.close()


def purge(dsn, host):
    store = Store(dsn)  # expect: TX301
    removed = store.execute("DELETE FROM item WHERE host = %s", (host,))
    if removed:
        store.commit()
    store.close()
    return removed
