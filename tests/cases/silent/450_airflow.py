# airflow: as projects write it.
from contextlib import closing

from airflow.providers.mysql.hooks.mysql import MySqlHook
from airflow.providers.postgres.hooks.postgres import PostgresHook


def load(rows, **context):
    hook = PostgresHook(postgres_conn_id="warehouse")
    with closing(hook.get_conn()) as conn:
        with conn, conn.cursor() as cur:
            for row in rows:
                cur.execute("INSERT INTO fact (a, b) VALUES (%s, %s)", row)


def copy(**context):
    records = MySqlHook("shop").get_records("SELECT a, b FROM sale")
    PostgresHook("warehouse").insert_rows("fact", records, target_fields=["a", "b"])
    PostgresHook("warehouse").run("ANALYZE fact", autocommit=True)
