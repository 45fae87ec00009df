# Click's context owns the resources: call_on_close() and with_resource() end them after the command.
from contextlib import closing

import click

from inventory.remote import open_remote
from inventory.store import Store


@click.group()
@click.option("--path", default="inventory.db")
@click.pass_context
def cli(ctx, path):
    store = Store(path)
    ctx.call_on_close(store.close)
    ctx.obj = store


@cli.command()
@click.argument("name")
@click.argument("amount", type=int)
@click.pass_obj
def add(store, name, amount):
    if amount <= 0:
        raise click.BadParameter("must be positive")
    store.add(name, amount)
    click.echo(f"{name}: {amount}")


@cli.command()
@click.argument("dsn")
@click.pass_context
def push(ctx, dsn):
    conn = ctx.with_resource(closing(open_remote(dsn)))
    rows = [tuple(row) for row in ctx.obj.rows()]
    if not rows:
        ctx.exit(1)
    with conn, conn.cursor() as cur:
        cur.executemany("INSERT INTO item (name, amount) VALUES (%s, %s)", rows)


@cli.command()
@click.argument("dsn")
@click.pass_obj
def pull(store, dsn):
    with closing(open_remote(dsn)) as conn, conn.cursor() as cur:
        cur.execute("SELECT name, amount FROM item")
        for name, amount in cur.fetchall():
            store.add(name, amount)
