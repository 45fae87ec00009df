# pg8000 native: as projects write it, and as it leaks.
import pg8000.native


def transfer(con: pg8000.native.Connection, source, target, amount):
    con.run("START TRANSACTION")  # expect: TX201
    con.run("UPDATE account SET amount = amount - :a WHERE id = :i", a=amount, i=source)
    con.run("UPDATE account SET amount = amount + :a WHERE id = :i", a=amount, i=target)
    con.run("COMMIT")
