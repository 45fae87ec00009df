# ibm_db: autocommit off, both ends, and close() in finally.
import ibm_db


def move(dsn, source, target, amount):
    conn = ibm_db.connect(dsn, "", "")
    try:
        ibm_db.autocommit(conn, ibm_db.SQL_AUTOCOMMIT_OFF)
        try:
            ibm_db.exec_immediate(conn, f"UPDATE account SET balance = balance - {amount:d} WHERE id = {source:d}")
            ibm_db.exec_immediate(conn, f"UPDATE account SET balance = balance + {amount:d} WHERE id = {target:d}")
        except Exception:
            ibm_db.rollback(conn)
            raise
        if not ibm_db.commit(conn):
            raise RuntimeError(ibm_db.conn_errormsg())
    finally:
        ibm_db.close(conn)
