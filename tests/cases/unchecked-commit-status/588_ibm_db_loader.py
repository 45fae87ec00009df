import ibm_db
import ibm_db_dbi


def load(dsn, rows):
    conn = ibm_db.connect(dsn, "", "")  # allow: TX301
    ibm_db.autocommit(conn, ibm_db.SQL_AUTOCOMMIT_OFF)
    try:
        for row in rows:
            stmt = ibm_db.prepare(conn, "INSERT INTO t VALUES (?)")
            ibm_db.execute(stmt, (row,))
        ibm_db.commit(conn)  # expect: TX103
    except Exception:
        ibm_db.rollback(conn)
        raise
    finally:
        ibm_db.close(conn)


def count(dsn):
    conn = ibm_db_dbi.connect(dsn)  # expect: TX301
    cur = conn.cursor()
    cur.execute("SELECT count(*) FROM t")
    n = cur.fetchone()[0]
    conn.close()
    return n


def wipe(dsn):
    conn = ibm_db_dbi.connect(dsn)
    try:
        conn.cursor().execute("DELETE FROM t")  # expect: TX403
    finally:
        conn.close()
