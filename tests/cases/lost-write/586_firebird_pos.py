from firebird.driver import connect, tpb, Isolation


def sell(path, item):
    with connect(path) as con:
        cur = con.cursor()
        cur.execute("UPDATE stock SET n = n - 1 WHERE id = ?", (item,))
        con.commit()


def sell_lost(path, item):
    with connect(path) as con:
        cur = con.cursor()
        cur.execute("UPDATE stock SET n = n - 1 WHERE id = ?", (item,))  # expect: TX403


def count(path):
    con = connect(path)  # expect: TX301
    cur = con.cursor()
    cur.execute("SELECT count(*) FROM stock")
    n = cur.fetchone()
    con.close()
    return n


def begin(path):
    con = connect(path)
    try:
        con.begin()
        con.execute_immediate("DELETE FROM stock WHERE n = 0")
        con.commit()
    finally:
        con.close()
