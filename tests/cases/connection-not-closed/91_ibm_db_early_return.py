# ibm_db: the branch for a missing row leaves with the connection open.
import ibm_db


def balance(dsn, account):
    conn = ibm_db.connect(dsn, "", "")  # expect: TX301
    stmt = ibm_db.prepare(conn, "SELECT balance FROM account WHERE id = ?")
    ibm_db.execute(stmt, (account,))
    row = ibm_db.fetch_tuple(stmt)
    if not row:
        return None
    ibm_db.close(conn)
    return row[0]
