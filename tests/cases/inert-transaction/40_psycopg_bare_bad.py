# psycopg 3: conn.transaction() without `with` does nothing.
import psycopg


def rename(conn: psycopg.Connection, old: str, new: str) -> None:
    conn.transaction()  # expect: TX107
    conn.execute("UPDATE tag SET name = %s WHERE name = %s", (new, old))
    conn.commit()
