# The decision falls before the first write; engine.connect() leaves the end of the transaction to the caller.
from sqlalchemy import text

from ledger.db import engine


def book(entry):
    if entry.amount < 0:
        return
    with engine.begin() as conn:
        conn.execute(text("INSERT INTO entry (amount) VALUES (:a)"), {"a": entry.amount})
        conn.execute(text("UPDATE totals SET value = value + :a"), {"a": entry.amount})


def book_each(entries):
    with engine.connect() as conn:
        for entry in entries:
            conn.execute(text("INSERT INTO entry (amount) VALUES (:a)"), {"a": entry.amount})
            if entry.amount < 0:
                conn.rollback()
                continue
            conn.execute(text("UPDATE totals SET value = value + :a"), {"a": entry.amount})
            conn.commit()
