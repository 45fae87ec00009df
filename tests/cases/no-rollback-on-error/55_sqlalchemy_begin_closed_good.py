# `with trans:` or a rollback in the handler, and trans.close() in finally, which rolls back what is not committed.
from sqlalchemy import text
from sqlalchemy.engine import Connection


def bump(conn: Connection, name: str) -> int:
    with conn.begin():
        n = conn.execute(text("SELECT n FROM seq WHERE name = :n FOR UPDATE"), {"n": name}).scalar_one()
        conn.execute(text("UPDATE seq SET n = :v WHERE name = :n"), {"v": n + 1, "n": name})
    return n


def bump_two(conn: Connection, names) -> None:
    trans = conn.begin()
    try:
        for name in names:
            conn.execute(text("UPDATE seq SET n = n + 1 WHERE name = :n"), {"n": name})
        trans.commit()
    finally:
        trans.close()
