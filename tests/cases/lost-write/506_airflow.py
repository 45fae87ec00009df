from contextlib import closing

from airflow.decorators import task
from airflow.providers.mysql.hooks.mysql import MySqlHook
from airflow.providers.postgres.hooks.postgres import PostgresHook


@task
def load(rows):
    hook = PostgresHook("warehouse")
    with closing(hook.get_conn()) as conn, conn.cursor() as cur:
        cur.executemany("INSERT INTO t VALUES (%s)", rows)
        conn.commit()


@task
def load_lost(rows):
    hook = PostgresHook("warehouse")
    with closing(hook.get_conn()) as conn, conn.cursor() as cur:
        cur.executemany("INSERT INTO t VALUES (%s)", rows)  # expect: TX403


@task
def load_mysql(rows):
    conn = MySqlHook("shop").get_conn()  # expect: TX301
    cur = conn.cursor()
    cur.executemany("INSERT INTO t VALUES (%s)", rows)
    conn.commit()
    conn.close()


@task
def load_through(rows):
    with PostgresHook("warehouse").get_sqlalchemy_engine().begin() as conn:
        conn.exec_driver_sql("DELETE FROM t")
