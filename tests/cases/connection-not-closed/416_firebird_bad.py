# firebird: as projects write it, and as it leaks.
from firebird.driver import connect


def add(name):
    con = connect("shop", user="sysdba")  # expect: TX301
    cur = con.cursor()
    cur.execute("insert into item (name) values (?)", (name,))
    con.commit()
    con.close()
