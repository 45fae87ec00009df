from depot import *
from depot.core import let_go, open_depot


def fill(name, things):
    shelf = Shelf(name)
    for thing in things:
        shelf.put(thing)


def empty(name):
    conn = open_depot(name)  # expect: TX303
    conn.execute("DELETE FROM shelf")
    conn.commit()
    let_go(name, conn)


def count(name):
    conn = open_depot(name)
    try:
        return conn.execute("SELECT count(*) FROM shelf").fetchone()[0]
    finally:
        let_go(name, conn)
