# The helper may roll back, but a statement that is sent behind it opens the transaction in any case.
import psycopg2
import requests


def set_tenant(cursor, conn, tenant):
    if tenant is None:
        conn.rollback()
        return
    cursor.execute("SET app.tenant = %s", (tenant,))


def count(dsn, tenant):
    conn = psycopg2.connect(dsn)
    try:
        with conn.cursor() as cursor:
            set_tenant(cursor, conn, tenant)
            cursor.execute("UPDATE visit SET seen = true WHERE tenant = %s", (tenant,))
            requests.post("https://count.example", timeout=5)  # expect: TX402
        conn.commit()
    finally:
        conn.close()
