# Unlike psycopg2, `with psycopg.connect()` closes the connection after it has ended the transaction.
import psycopg


def check_login(dsn, user, digest):
    with psycopg.connect(dsn) as conn:
        row = conn.execute("SELECT digest, locked FROM login WHERE name = %s", (user,)).fetchone()
        if row is None:
            return False
        stored, locked = row
        if locked:
            return False
    return stored == digest
