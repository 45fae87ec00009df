# After rollback() the block's transaction is closed, and the next statement in it raises.
from sqlalchemy import text

from ledger.db import engine


def book(entry):
    with engine.begin() as conn:
        conn.execute(text("INSERT INTO entry (amount) VALUES (:a)"), {"a": entry.amount})
        if entry.amount < 0:
            conn.rollback()  # expect: TX405
        conn.execute(text("UPDATE totals SET value = value + :a"), {"a": entry.amount})  # allow: TX404
