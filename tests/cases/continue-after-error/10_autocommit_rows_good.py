# In autocommit mode a failing row ends its own transaction; going on with the next one is right.
import psycopg


def import_users(dsn, users):
    skipped = []
    conn = psycopg.connect(dsn, autocommit=True)
    try:
        for name, mail in users:
            try:
                conn.execute("INSERT INTO users (name, mail) VALUES (%s, %s)", (name, mail))
            except psycopg.errors.UniqueViolation:
                skipped.append(mail)
    finally:
        conn.close()
    return skipped
