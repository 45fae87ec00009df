# pg8000: as projects write it.
import pg8000.native


def transfer(source, target, amount):
    con = pg8000.native.Connection("app", database="bank")
    try:
        con.run("START TRANSACTION")
        try:
            con.run("UPDATE account SET amount = amount - :a WHERE id = :i", a=amount, i=source)
            con.run("UPDATE account SET amount = amount + :a WHERE id = :i", a=amount, i=target)
        except BaseException:
            con.run("ROLLBACK")
            raise
        con.run("COMMIT")
    finally:
        con.close()
