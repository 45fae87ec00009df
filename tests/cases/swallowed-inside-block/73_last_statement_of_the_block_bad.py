# Even as the last statement of the block: the exit is silent and what went before is rolled back.
import psycopg2
import psycopg2.errors


def rename_user(dsn, user_id, name):
    conn = psycopg2.connect(dsn)
    try:
        with conn, conn.cursor() as cur:
            cur.execute("UPDATE app_user SET renamed_at = now() WHERE id = %s", (user_id,))
            try:
                cur.execute("UPDATE app_user SET name = %s WHERE id = %s", (name, user_id))
            except psycopg2.errors.UniqueViolation:  # expect: TX401
                print("name is taken")
    finally:
        conn.close()
