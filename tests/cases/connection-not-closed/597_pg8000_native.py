import pg8000.dbapi
import pg8000.native


def totals(user):
    con = pg8000.native.Connection(user, password="x")  # expect: TX301
    rows = con.run("SELECT count(*) FROM t")
    con.close()
    return rows


def move(user):
    con = pg8000.native.Connection(user)
    try:
        con.run("START TRANSACTION")
        con.run("UPDATE t SET a = 1")
        con.run("COMMIT")
    finally:
        con.close()


def save(user, rows):
    conn = pg8000.dbapi.connect(user=user)
    try:
        cur = conn.cursor()
        for row in rows:
            cur.execute("INSERT INTO t VALUES (%s)", (row,))  # expect: TX403
    finally:
        conn.close()


def save_well(user, rows):
    with pg8000.dbapi.connect(user=user) as conn:
        cur = conn.cursor()
        cur.executemany("INSERT INTO t VALUES (%s)", rows)
        conn.commit()
