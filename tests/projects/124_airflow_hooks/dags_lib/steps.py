from contextlib import closing

from airflow.decorators import task

from dags_lib.hooks import LedgerHook, warehouse


@task
def extract(day):
    conn = LedgerHook().get_conn()  # expect: TX301
    cur = conn.cursor()
    cur.execute("SELECT * FROM entry WHERE day = %s", (day,))
    rows = cur.fetchall()
    conn.close()
    return rows


@task
def load(rows):
    with closing(LedgerHook().get_conn()) as conn:
        with conn, conn.cursor() as cur:
            cur.executemany("INSERT INTO copy VALUES (%s)", rows)


@task
def load_lost(rows):
    with closing(LedgerHook().get_conn()) as conn, conn.cursor() as cur:
        cur.executemany("INSERT INTO copy VALUES (%s)", rows)  # expect: TX403


@task
def refresh(day):
    warehouse().run("REFRESH MATERIALIZED VIEW daily", autocommit=True)
    warehouse().insert_rows("refreshed", [(day,)])


@task
def swap(day):
    conn = warehouse().get_conn()  # expect: TX301
    with conn.cursor() as cur:
        cur.execute("ALTER TABLE daily RENAME TO old")
        cur.execute("ALTER TABLE fresh RENAME TO daily")
    conn.commit()
    conn.close()
