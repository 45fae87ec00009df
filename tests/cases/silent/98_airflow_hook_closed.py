# Airflow: closing() round the connection, or the hook's own methods, which close by themselves.
from contextlib import closing

from airflow.providers.postgres.hooks.postgres import PostgresHook


def load(rows):
    hook = PostgresHook(postgres_conn_id="shop")
    with closing(hook.get_conn()) as conn:
        with conn.cursor() as cur:
            for row in rows:
                cur.execute("INSERT INTO visit VALUES (%s, %s)", row)
        conn.commit()


def clear():
    hook = PostgresHook(postgres_conn_id="shop")
    hook.run("DELETE FROM visit")
    return hook.get_first("SELECT count(*) FROM visit")[0]
