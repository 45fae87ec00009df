# The web.py-like controller returns its status from finally.
import MySQLdb


def save(db: MySQLdb.Connection, rows):
    status = "error"
    cur = db.cursor()
    try:
        cur.executemany("INSERT INTO m VALUES (%s, %s)", rows)
        db.commit()  # expect: TX105
        status = "ok"
    except MySQLdb.Error:
        db.rollback()
        raise
    finally:
        cur.close()
        return status
