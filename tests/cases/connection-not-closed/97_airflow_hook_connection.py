# Airflow: get_conn() hands over a plain connection of the driver, which nobody closes when the INSERT fails.
from airflow.providers.postgres.hooks.postgres import PostgresHook


def load(rows):
    hook = PostgresHook(postgres_conn_id="shop")
    conn = hook.get_conn()  # expect: TX301
    cur = conn.cursor()
    for row in rows:
        cur.execute("INSERT INTO visit VALUES (%s, %s)", row)
    conn.commit()
    cur.close()
    conn.close()
