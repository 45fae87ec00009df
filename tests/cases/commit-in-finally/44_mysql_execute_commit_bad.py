# The finally clause sends COMMIT as SQL.
import MySQLdb


def archive(host, ids):
    db = MySQLdb.connect(host=host, db="mail")  # allow: TX301
    cur = db.cursor()
    try:
        cur.execute("START TRANSACTION")
        for i in ids:
            cur.execute("INSERT INTO archive SELECT * FROM mail WHERE id = %s", (i,))
            cur.execute("DELETE FROM mail WHERE id = %s", (i,))
    finally:
        cur.execute("COMMIT")  # expect: TX104
        db.close()
