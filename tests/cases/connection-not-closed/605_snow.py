import snowflake.connector


def load(cfg, rows):
    conn = snowflake.connector.connect(**cfg)  # expect: TX301
    cur = conn.cursor()
    cur.executemany("INSERT INTO t VALUES (%s)", rows)
    cur.close()
    conn.close()


def load_tx(cfg, rows):
    with snowflake.connector.connect(**cfg) as conn:
        cur = conn.cursor()
        try:
            cur.execute("BEGIN")
            cur.executemany("INSERT INTO t VALUES (%s)", rows)
            cur.execute("COMMIT")
        except Exception:
            cur.execute("ROLLBACK")
            raise
