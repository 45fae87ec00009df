# firebird-driver: begin() on the caller's connection, and no rollback when the second UPDATE fails.
from firebird.driver import Connection


def move(con: Connection, source, target, amount):
    con.begin()  # expect: TX201
    cur = con.cursor()
    cur.execute("UPDATE account SET balance = balance - ? WHERE id = ?", (amount, source))
    cur.execute("UPDATE account SET balance = balance + ? WHERE id = ?", (amount, target))
    con.commit()
