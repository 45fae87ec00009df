import MySQLdb


def connect():
    return MySQLdb.connect(host="db", user="app", db="app")


def save(rows):
    db = connect()
    cur = db.cursor()
    try:
        cur.executemany("INSERT INTO t VALUES (%s)", rows)
        db.commit()  # expect: TX102
    except MySQLdb.Error:
        db.rollback()
    db.close()


def lost(rows):
    db = connect()
    cur = db.cursor()
    cur.executemany("INSERT INTO t VALUES (%s)", rows)  # allow: TX403
    cur.close()
    db.close()


def auto(rows):
    db = MySQLdb.connect(host="db", autocommit=True)
    try:
        db.cursor().executemany("INSERT INTO t VALUES (%s)", rows)
    finally:
        db.close()
