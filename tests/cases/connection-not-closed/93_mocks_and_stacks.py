# What is made of a mock holds nothing, and Click's context closes what it is given. A `connect()` whose connection
# nobody takes is one that leaks.
import anyio
import aiosqlite
import click
from contextlib import asynccontextmanager
from unittest.mock import MagicMock

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

Session = sessionmaker(bind=create_engine("sqlite:///jobs.db"))


def connect(engine, tries):
    for _ in range(tries):
        try:
            return engine.connect()
        except OSError:
            continue
    raise RuntimeError("no connection")


def checks_that_it_tries_again(engine_mock):
    connect(engine_mock, tries=3)
    assert engine_mock.connect.call_count == 2


def checks_with_another():
    engine = MagicMock()
    connect(engine, tries=3)


def make_engine(url):
    engine = create_engine(url)
    connect(engine, tries=3)  # expect: TX301
    return engine


def session_of(ctx: click.Context):
    session = Session()
    ctx.with_resource(session)
    return session


def show(ctx: click.Context):
    session = session_of(ctx)
    for row in session.execute("SELECT name FROM job"):
        click.echo(row.name)


@asynccontextmanager
async def managed(path):
    connection = await aiosqlite.connect(path)
    try:
        yield connection
    finally:
        with anyio.CancelScope(shield=True):
            await connection.close()
