# firebird-driver: transaction(con) begins, commits, and rolls back after an error.
from firebird.driver import Connection, connect, transaction


def move(con: Connection, source, target, amount):
    with transaction(con):
        cur = con.cursor()
        cur.execute("UPDATE account SET balance = balance - ? WHERE id = ?", (amount, source))
        cur.execute("UPDATE account SET balance = balance + ? WHERE id = ?", (amount, target))


def names(database):
    with connect(database) as con:
        cur = con.cursor()
        cur.execute("SELECT name FROM account")
        return [name for (name,) in cur.fetchall()]
