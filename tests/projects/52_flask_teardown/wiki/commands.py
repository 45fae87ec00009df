import threading

import click
from flask import current_app
from flask.cli import with_appcontext

from .db import open_connection


@click.command()
@click.argument("names", nargs=-1)
@with_appcontext
def reindex(names):
    config = dict(current_app.config)
    threads = [threading.Thread(target=index, args=(config, name)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def index(config, name):
    conn = open_connection(config)  # expect: TX301
    with conn.cursor() as cur:
        cur.execute("SELECT body FROM page WHERE name = %s", (name,))
        row = cur.fetchone()
        if row is None:
            return
        cur.executemany("INSERT INTO word (page, word) VALUES (%s, %s)", [(name, word) for word in row[0].split()])
    conn.commit()
    conn.close()


def unindex(config, name):
    conn = open_connection(config)
    try:
        with conn.cursor() as cur:
            cur.execute("DELETE FROM word WHERE page = %s", (name,))
        conn.commit()
    finally:
        conn.close()
