# An explicit begin() on a connection that the caller keeps, without rollback.
from sqlalchemy import text
from sqlalchemy.engine import Connection


def bump(conn: Connection, name: str) -> int:
    trans = conn.begin()  # expect: TX201
    n = conn.execute(text("SELECT n FROM seq WHERE name = :n FOR UPDATE"), {"n": name}).scalar_one()
    conn.execute(text("UPDATE seq SET n = :v WHERE name = :n"), {"v": n + 1, "n": name})
    trans.commit()
    return n
