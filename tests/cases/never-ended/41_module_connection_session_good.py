# set_session(autocommit=True), connect(autocommit=True) and isolation level AUTOCOMMIT: nothing is begun.
import os

import psycopg
import psycopg2
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT

first = psycopg2.connect(os.environ["DSN"])
first.set_session(readonly=True, autocommit=True)
second = psycopg.connect(os.environ["DSN"], autocommit=True)
third = psycopg2.connect(os.environ["DSN"])
third.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)


def settings():
    with first.cursor() as cur:
        cur.execute("SELECT k, v FROM settings")
        return dict(cur.fetchall())


def more():
    return second.execute("SELECT k, v FROM settings").fetchall()


def most():
    cur = third.cursor()
    cur.execute("SELECT k, v FROM settings")
    return cur.fetchall()
