import click

from pantry.shelves import shelves
from pantry.state import State


@click.group()
@click.option("--db", default="pantry.db")
@click.pass_context
def main(ctx, db):
    ctx.obj = State(db)
    ctx.call_on_close(ctx.obj.close)


main.add_command(shelves)
