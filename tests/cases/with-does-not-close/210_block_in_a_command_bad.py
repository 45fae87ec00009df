import sqlite3

import click


@click.command("archive")
@click.argument("path")
def archive(path):
    with sqlite3.connect(path) as copy:  # expect: TX302
        copy.execute("DELETE FROM note WHERE archived = 1")
    click.echo("done")
