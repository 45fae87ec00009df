# Only an error of close() is passed over inside the finally clause; the error of the work goes on to the caller.
import MySQLdb


def set_quota(settings, mailbox, quota):
    conn = MySQLdb.connect(**settings)
    try:
        cur = conn.cursor()
        cur.execute("UPDATE mailbox SET quota = %s WHERE name = %s", (quota, mailbox))
        conn.commit()
        return cur.rowcount == 1
    finally:
        try:
            conn.close()
        except MySQLdb.Error:
            pass
