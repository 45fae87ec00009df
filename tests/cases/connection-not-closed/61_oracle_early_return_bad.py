# cx_Oracle: returned from inside try without close.
import cx_Oracle


def exists(dsn, user, password, table):
    con = cx_Oracle.connect(user, password, dsn)  # expect: TX301
    cur = con.cursor()
    cur.execute("SELECT count(*) FROM user_tables WHERE table_name = :t", t=table)
    if cur.fetchone()[0]:
        return True
    con.close()
    return False
