# ibm db: as projects write it, and as it leaks.
import ibm_db


def move(dsn, source, target):
    conn = ibm_db.connect(dsn, "", "")  # expect: TX301
    ibm_db.autocommit(conn, ibm_db.SQL_AUTOCOMMIT_OFF)
    ibm_db.exec_immediate(conn, "UPDATE account SET amount = amount - 1 WHERE id = " + source)
    ibm_db.exec_immediate(conn, "UPDATE account SET amount = amount + 1 WHERE id = " + target)
    if not ibm_db.commit(conn):
        raise RuntimeError("not committed")
    ibm_db.close(conn)
