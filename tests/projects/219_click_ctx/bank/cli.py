import click

from .state import State


@click.group()
@click.option("--dsn", default="dbname=bank")
@click.pass_context
def cli(ctx, dsn):
    ctx.obj = State(dsn)
    ctx.call_on_close(ctx.obj.close)


@cli.command()
@click.argument("owner")
@click.pass_obj
def open_account(state, owner):
    with state.cursor() as cur:
        cur.execute("INSERT INTO account (owner) VALUES (%s)", (owner,))


@cli.command()
@click.argument("path", type=click.File())
@click.pass_obj
def load(state, path):
    with state.cursor() as cur:
        for line in path:
            cur.execute("INSERT INTO account (owner) VALUES (%s)", (line.strip(),))
        if not click.confirm("keep?"):  # expect: TX402
            raise click.Abort()


@cli.command()
@click.pass_context
def vacuum(ctx):
    conn = ctx.with_resource(ctx.obj.separate())
    conn.execute("VACUUM")
