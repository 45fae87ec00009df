# The savepoint is rolled back to before the answer is given.
import psycopg2
import psycopg2.errors


def rename_user(dsn, user_id, name):
    conn = psycopg2.connect(dsn)
    try:
        with conn, conn.cursor() as cur:
            cur.execute("UPDATE app_user SET renamed_at = now() WHERE id = %s", (user_id,))
            cur.execute("SAVEPOINT rename")
            try:
                cur.execute("UPDATE app_user SET name = %s WHERE id = %s", (name, user_id))
            except psycopg2.errors.UniqueViolation:
                cur.execute("ROLLBACK TO SAVEPOINT rename")
                print("name is taken")
    finally:
        conn.close()
