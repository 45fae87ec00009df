from inventory.db import *


def note(what):
    with unit(autocommit=True) as conn:
        conn.execute("INSERT INTO audit (what) VALUES (%s)", (what,))


def note_all(whats):
    with unit() as conn:
        for what in whats:
            conn.execute("INSERT INTO audit (what) VALUES (%s)", (what,))
            conn.commit()


def count():
    with connect_ro() as conn:
        return conn.execute("SELECT count(*) FROM audit").fetchone()[0]
