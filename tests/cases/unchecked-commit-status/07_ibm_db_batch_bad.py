# ibm_db.commit() reports its outcome as a boolean. The loop over the batches drops it.
import ibm_db


def archive(conn_str, batches):
    conn = ibm_db.connect(conn_str, "", "")
    try:
        ibm_db.autocommit(conn, ibm_db.SQL_AUTOCOMMIT_OFF)
        statement = ibm_db.prepare(conn, "INSERT INTO archive.letter SELECT * FROM letter WHERE batch = ?")
        for batch in batches:
            if not ibm_db.execute(statement, (batch,)):
                raise RuntimeError(ibm_db.stmt_errormsg(statement))
            ibm_db.commit(conn)  # expect: TX103
    finally:
        ibm_db.close(conn)
