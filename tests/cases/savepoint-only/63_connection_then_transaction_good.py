# commit() ends what the check has begun, before the block and after it.
import psycopg


def migrate(dsn, statements):
    with psycopg.connect(dsn) as conn:
        version = conn.execute("SELECT max(version) FROM migration").fetchone()[0]
        conn.commit()
        with conn.transaction():
            for statement in statements[version:]:
                conn.execute(statement)
            conn.execute("INSERT INTO migration (version) VALUES (%s)", (len(statements),))
