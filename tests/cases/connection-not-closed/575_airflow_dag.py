from contextlib import closing

from airflow.decorators import task
from airflow.providers.mysql.hooks.mysql import MySqlHook
from airflow.providers.postgres.hooks.postgres import PostgresHook


@task
def load(rows):
    hook = PostgresHook(postgres_conn_id="dwh")
    conn = hook.get_conn()  # expect: TX301
    cur = conn.cursor()
    cur.executemany("INSERT INTO t VALUES (%s)", rows)
    conn.commit()
    cur.close()
    conn.close()


@task
def load_lost(rows):
    with closing(PostgresHook("dwh").get_conn()) as conn:
        with closing(conn.cursor()) as cur:
            cur.executemany("INSERT INTO t VALUES (%s)", rows)  # expect: TX403


@task
def load_ok(rows):
    with closing(MySqlHook("m").get_conn()) as conn, conn.cursor() as cur:
        cur.executemany("INSERT INTO t VALUES (%s)", rows)
        conn.commit()


@task
def run_sql():
    PostgresHook("dwh").run(["DELETE FROM t", "VACUUM t"], autocommit=True)
    return PostgresHook("dwh").get_records("SELECT 1")
