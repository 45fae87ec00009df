# contextlib.suppress round a statement in a psycopg 3 transaction that goes on.
from contextlib import suppress

import psycopg


def upgrade(conn: psycopg.Connection) -> None:
    conn.execute("CREATE TABLE IF NOT EXISTS version (n int)")
    with suppress(psycopg.errors.DuplicateColumn):  # expect: TX204
        conn.execute("ALTER TABLE item ADD COLUMN note text")
    conn.execute("INSERT INTO version VALUES (2)")
    conn.commit()
