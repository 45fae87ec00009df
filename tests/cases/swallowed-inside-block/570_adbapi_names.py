from twisted.enterprise import adbapi

dbpool = adbapi.ConnectionPool("psycopg2", database="names", cp_reconnect=True)


def _rename(txn, old, new):
    txn.execute("UPDATE name SET text = %s WHERE text = %s", (new, old))
    if txn.rowcount == 0:
        raise KeyError(old)
    txn.execute("INSERT INTO history VALUES (%s, %s)", (old, new))


def _rename_quiet(txn, old, new):
    try:
        txn.execute("UPDATE name SET text = %s WHERE text = %s", (new, old))
    except Exception:  # expect: TX401,TX204
        pass
    txn.execute("INSERT INTO history VALUES (%s, %s)", (old, new))


def rename(old, new):
    return dbpool.runInteraction(_rename, old, new)


def rename_quiet(old, new):
    return dbpool.runInteraction(_rename_quiet, old, new)


def raw(conn):
    conn.cursor().execute("DELETE FROM history")
    conn.commit()


def purge():
    return dbpool.runWithConnection(raw)
