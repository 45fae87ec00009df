# oracledb: a connection's block closes it, and closing rolls back.
import oracledb


def archive(dsn, before):
    with oracledb.connect(dsn) as conn:
        with conn.cursor() as cur:
            cur.execute("INSERT INTO old_orders SELECT * FROM orders WHERE day < :1", [before])  # expect: TX403
            cur.execute("DELETE FROM orders WHERE day < :1", [before])
