# firebird transaction: as projects write it, and as it leaks.
import fdb


def move(con: fdb.Connection, source, target):
    con.begin()  # expect: TX201,TX205
    cur = con.cursor()
    cur.execute("update account set amount = amount - 1 where id = ?", (source,))
    cur.execute("update account set amount = amount + 1 where id = ?", (target,))
    con.commit()
