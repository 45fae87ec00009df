import click

from bank.accounts import deposit, transfer
from bank.archive import copy_all
from bank.store import Store, open_store


@click.group()
@click.option("--path", default="bank.sqlite")
@click.pass_context
def cli(ctx, path):
    ctx.obj = ctx.with_resource(open_store(path))


@cli.command("deposit")
@click.argument("account")
@click.argument("amount", type=int)
@click.pass_obj
def deposit_command(store, account, amount):
    deposit(store, account, amount)
    click.echo("done")


@cli.command("transfer")
@click.argument("source")
@click.argument("target")
@click.argument("amount", type=int)
@click.pass_obj
def transfer_command(store, source, target, amount):
    if not transfer(store, source, target, amount):
        raise click.ClickException("not enough money")


@click.command()
@click.argument("path")
@click.argument("target")
@click.pass_context
def archive(ctx, path, target):
    store = Store(path)
    ctx.call_on_close(store.close)
    copy_all(store, target)
