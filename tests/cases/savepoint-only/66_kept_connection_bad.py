# The application's one connection reads its settings first, each later block is a savepoint.
import psycopg

conn = psycopg.connect("dbname=app")


def rename(old, new):
    known = conn.execute("SELECT 1 FROM tag WHERE name = %s", (new,)).fetchone()  # allow: TX201,TX203
    if known:
        raise ValueError(new)
    with conn.transaction():  # expect: TX406
        conn.execute("UPDATE tag SET name = %s WHERE name = %s", (new, old))
