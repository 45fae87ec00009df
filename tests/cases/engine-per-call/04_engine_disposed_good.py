# An engine for one job of a process that lives on: dispose() in finally closes its pool.
from sqlalchemy import create_engine, text
from sqlalchemy.ext.asyncio import create_async_engine


def copy_table(source_url: str, table: str, write) -> int:
    engine = create_engine(source_url)
    try:
        with engine.connect() as conn:
            rows = conn.execute(text(f"SELECT * FROM {table}")).all()
    finally:
        engine.dispose()
    return write(rows)


async def count(source_url: str, table: str) -> int:
    engine = create_async_engine(source_url)
    try:
        async with engine.connect() as conn:
            return (await conn.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one()
    finally:
        await engine.dispose()
