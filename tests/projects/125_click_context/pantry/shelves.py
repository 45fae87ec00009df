import sqlite3
import subprocess

import click

from pantry.state import State, pass_state


@click.group()
def shelves():
    pass


@shelves.command()
@click.argument("name")
@pass_state
def add(state: State, name):
    db = state.open()
    with db:
        db.execute("INSERT INTO shelf VALUES (?)", (name,))


@shelves.command()
@click.argument("name")
@pass_state
def forget(state: State, name):
    state.open().execute("DELETE FROM shelf WHERE name = ?", (name,))  # allow: TX203, TX403
    click.echo("forgotten")


@shelves.command()
@pass_state
def edit(state: State):
    db = state.open()
    db.execute("UPDATE shelf SET edited = 1")
    subprocess.run(["vi", "shelf.txt"], check=True)  # expect: TX402
    db.commit()


@shelves.command()
@click.option("--other", required=True)
@pass_state
def merge(state: State, other):
    theirs = sqlite3.connect(other)
    rows = theirs.execute("SELECT name FROM shelf").fetchall()
    with state.open() as db:
        db.executemany("INSERT INTO shelf VALUES (?)", rows)
    theirs.close()
