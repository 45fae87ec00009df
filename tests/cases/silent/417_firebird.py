# firebird: as projects write it.
from firebird.driver import connect


def add(name):
    with connect("shop", user="sysdba") as con:
        cur = con.cursor()
        cur.execute("insert into item (name) values (?)", (name,))
        con.commit()


def names():
    with connect("shop", user="sysdba") as con:
        cur = con.cursor()
        cur.execute("select name from item")
        return cur.fetchall()
