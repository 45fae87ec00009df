# apsw's block is a transaction; pg8000's native interface has none until it is begun by hand.
import apsw
import pg8000.native

connection = apsw.Connection("visits.db")


def put(page, count):
    with connection:
        connection.execute("DELETE FROM visit WHERE page = ?", (page,))
        connection.execute("INSERT INTO visit VALUES (?, ?)", (page, count))


def move(source, target, amount):
    con = pg8000.native.Connection("shop", password="x")
    try:
        con.run("START TRANSACTION")
        try:
            con.run("UPDATE account SET balance = balance - :a WHERE id = :i", a=amount, i=source)
            con.run("UPDATE account SET balance = balance + :a WHERE id = :i", a=amount, i=target)
        except BaseException:
            con.run("ROLLBACK")
            raise
        con.run("COMMIT")
    finally:
        con.close()
