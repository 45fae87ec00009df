# The block is entered, directly, through a variable, or on an exit stack.
from contextlib import ExitStack

import psycopg


def rename(conn: psycopg.Connection, old: str, new: str) -> None:
    with conn.transaction():
        conn.execute("UPDATE tag SET name = %s WHERE name = %s", (new, old))


def rename_many(conn: psycopg.Connection, pairs) -> None:
    block = conn.transaction()
    with block:
        for old, new in pairs:
            conn.execute("UPDATE tag SET name = %s WHERE name = %s", (new, old))


def rename_maybe(conn: psycopg.Connection, old: str, new: str, atomic: bool) -> None:
    with ExitStack() as stack:
        if atomic:
            stack.enter_context(conn.transaction())
        conn.execute("UPDATE tag SET name = %s WHERE name = %s", (new, old))
