# airflow: as projects write it, and as it leaks.
from airflow.providers.postgres.hooks.postgres import PostgresHook


def load(rows, **context):
    hook = PostgresHook(postgres_conn_id="warehouse")
    conn = hook.get_conn()  # expect: TX301
    cur = conn.cursor()
    for row in rows:
        cur.execute("INSERT INTO fact (a, b) VALUES (%s, %s)", row)
    conn.commit()
    cur.close()
    conn.close()
