# mysql.connector: the skip branch of the loop leaves the transaction open for the next start_transaction().
import mysql.connector


def process(cnx: mysql.connector.MySQLConnection, jobs):
    cur = cnx.cursor()
    for job in jobs:
        cnx.start_transaction()  # expect: TX206
        try:
            cur.execute("SELECT state FROM job WHERE id = %s FOR UPDATE", (job,))
            if cur.fetchone()[0] != "new":
                continue
            cur.execute("UPDATE job SET state = 'done' WHERE id = %s", (job,))
            cnx.commit()
        except BaseException:
            cnx.rollback()
            raise
