import requests

from shop.db import committing, database, leaking, pooled


def lost(name):
    with database() as db:
        db.run("INSERT INTO a VALUES (%s)", (name,))  # expect: TX403


def lost_pooled(name):
    with pooled() as db:
        db.run("INSERT INTO a VALUES (%s)", (name,))  # expect: TX403


def kept(name):
    with database() as db:
        db.run("INSERT INTO a VALUES (%s)", (name,))
        db.commit()


def waits(name):
    with committing() as db:
        db.run("INSERT INTO a VALUES (%s)", (name,))
        requests.post("https://a.example", timeout=3)  # expect: TX402


def right(name):
    with committing() as db:
        db.run("INSERT INTO a VALUES (%s)", (name,))
    requests.post("https://a.example", timeout=3)


def other(name):
    with leaking() as db:
        db.run("INSERT INTO a VALUES (%s)", (name,))
        db.commit()
