# Functions that are made commands by a call, not by a decorator.
import click
import typer
from sqlalchemy import create_engine

app = typer.Typer()


@click.group()
def cli(): ...


def serve(url: str):
    engine = create_engine(url)
    print(engine.dialect.name)


def load(url: str):
    engine = create_engine(url)
    print(engine.dialect.name)


app.command("serve")(serve)
cli.add_command(load)
