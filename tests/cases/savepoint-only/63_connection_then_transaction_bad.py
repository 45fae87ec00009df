# A connection opened by hand: the version check comes first, so the migration is only a savepoint.
import psycopg


def migrate(dsn, statements):
    conn = psycopg.connect(dsn)  # allow: TX301
    version = conn.execute("SELECT max(version) FROM migration").fetchone()[0]
    with conn.transaction():  # expect: TX406
        for statement in statements[version:]:
            conn.execute(statement)
        conn.execute("INSERT INTO migration (version) VALUES (%s)", (len(statements),))
    conn.close()
