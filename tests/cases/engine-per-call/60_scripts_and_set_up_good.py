# A script's functions run once or a few times, and a set-up function keeps the engine for all others.
import asyncio

import typer
from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import create_async_engine

from portal import model

cli = typer.Typer()


def load(config):
    engine = create_engine(config["url"], pool_recycle=600)
    model.init_model(engine)


@cli.command()
def repair(url):
    async def run():
        engine = create_async_engine(url, pool_recycle=600)
        async with engine.begin() as conn:
            await conn.exec_driver_sql("UPDATE portal SET repaired = true")

    asyncio.run(run())


async def backfill(url):
    engine = create_async_engine(url, pool_recycle=600)  # allow: TX304
    async with engine.begin() as conn:
        await conn.exec_driver_sql("UPDATE portal SET filled = true")


if __name__ == "__main__":
    cli()
