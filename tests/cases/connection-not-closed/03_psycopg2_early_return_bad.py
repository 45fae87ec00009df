# Two of three paths return without close().
import psycopg2


def check_login(dsn, user, digest):
    conn = psycopg2.connect(dsn)  # expect: TX301
    cur = conn.cursor()
    cur.execute("SELECT digest, locked FROM login WHERE name = %s", (user,))
    row = cur.fetchone()
    if row is None:
        return False
    stored, locked = row
    if locked:
        return False
    conn.close()
    return stored == digest
