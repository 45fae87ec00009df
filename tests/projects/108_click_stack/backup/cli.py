from contextlib import ExitStack

import click

from backup.catalog import Catalog
from backup.remote import Remote


@click.group()
@click.option("--catalog", default="catalog.db")
@click.pass_context
def cli(ctx, catalog):
    stack = ctx.with_resource(ExitStack())
    ctx.obj = {"catalog": stack.enter_context(Catalog.open(catalog)), "remote": Remote()}


@cli.command()
@click.argument("path")
@click.pass_obj
def add(obj, path):
    with obj["catalog"].transaction() as cur:
        cur.execute("INSERT INTO file (path) VALUES (?)", (path,))
    click.echo(f"added {path}")


@cli.command()
@click.pass_context
def push(ctx):
    catalog: Catalog = ctx.obj["catalog"]
    for key, path in catalog.pending():
        ctx.obj["remote"].upload(path)
        catalog.done(key)


if __name__ == "__main__":
    cli()
