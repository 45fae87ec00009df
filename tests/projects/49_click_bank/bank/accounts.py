from .store import Store


def deposit(store: Store, account, amount):
    with store.transaction() as conn:
        conn.execute("UPDATE account SET amount = amount + ? WHERE name = ?", (amount, account))
        conn.execute("INSERT INTO booking (account, amount) VALUES (?, ?)", (account, amount))


def transfer(store: Store, source, target, amount):
    store.conn.execute("BEGIN IMMEDIATE")  # expect: TX202
    try:
        cur = store.conn.execute(
            "UPDATE account SET amount = amount - ? WHERE name = ? AND amount >= ?", (amount, source, amount)
        )
        if cur.rowcount == 0:
            return False
        store.conn.execute("UPDATE account SET amount = amount + ? WHERE name = ?", (amount, target))
        store.conn.execute("COMMIT")
    except BaseException:
        store.conn.execute("ROLLBACK")
        raise
    return True
