"""TX1: the outcome of a commit is lost."""

from __future__ import annotations

import asyncio
import logging
import warnings
from typing import Any

from oracle.stage import PostgresStage, QtStage, Seen, SqliteStage, scene, told, uncollected


def mapped(table: str, *columns: str) -> Any:
    """An ORM class for a table."""
    from sqlalchemy import Integer, Text
    from sqlalchemy.orm import declarative_base, mapped_column

    made = {name: mapped_column(Integer if name == "number" else Text) for name in columns}
    return type(table.title(), (declarative_base(),), {
        "__tablename__": table, "id": mapped_column(Integer, primary_key=True), **made,
        "__repr__": lambda self: f"{table} {self.id}"})  # fmt: skip


_ORDERS = """
CREATE TABLE customer (id integer PRIMARY KEY);
CREATE TABLE orders (id integer PRIMARY KEY, number integer
    REFERENCES customer DEFERRABLE INITIALLY DEFERRED)
"""


@scene("TX101")
def unawaited_commit(stage: PostgresStage) -> Seen:
    from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

    stage.sql("CREATE TABLE account (id integer PRIMARY KEY, name text)")
    stage.sql("INSERT INTO account VALUES (1, 'old')")
    account, rename = mapped("account", "name"), stage.play().rename

    async def call() -> list[tuple[str, object]]:
        engine = create_async_engine(stage.url("asyncpg"))
        session = AsyncSession(engine)
        user = await session.get(account, 1)
        with warnings.catch_warnings(record=True) as caught, uncollected():
            warnings.simplefilter("always")
            await rename(session, user, "new")
        seen: list[tuple[str, object]] = [
            ("Python", f"{caught[0].category.__name__}: {caught[0].message}"),
            ("state of the connection", stage.states()),
        ]
        await session.close()
        seen.append(("name in the table, once the session is closed", stage.value("SELECT name FROM account")))
        await engine.dispose()
        return seen

    yield from asyncio.run(call())


@scene("TX102")
def swallowed_commit_error(stage: PostgresStage) -> Seen:
    from sqlalchemy import create_engine
    from sqlalchemy.orm import Session

    stage.sql(_ORDERS)
    order = mapped("orders", "number")(id=7, number=99)
    engine = create_engine(stage.url("psycopg"))
    with Session(engine, expire_on_commit=False) as session:
        yield "the caller gets", told(lambda: stage.play().save(session, order))
    yield "orders in the table", stage.value("SELECT count(*) FROM orders")
    engine.dispose()


@scene("TX103", "qt")
def unchecked_commit_status(stage: QtStage) -> Seen:
    stage.sql("CREATE TABLE recipe (cooked integer)")
    stage.sql("INSERT INTO recipe VALUES (0)")
    mine = stage.connect("qt_sql_default_connection")
    stage.sql("BEGIN")
    stage.sql("SELECT cooked FROM recipe")  # somebody reads, in a transaction of a little length
    yield "the caller gets", stage.play().save()
    stage.sql("COMMIT")
    yield "another client's UPDATE, from then on", told(lambda: stage.sql("UPDATE recipe SET cooked = 5"))
    mine.close()
    yield "cooked in the table, once it is closed", stage.value("SELECT cooked FROM recipe")


@scene("TX104", "sqlite")
def commit_in_finally(stage: SqliteStage) -> Seen:
    stage.sql("CREATE TABLE tag (name TEXT UNIQUE)")
    stage.sql("INSERT INTO tag VALUES ('red'), ('blue'), ('green')")
    tags = stage.play().Tags(stage.path)
    yield "rename([('red', 'rot'), ('blue', 'green')])", told(lambda: tags.rename([("red", "rot"), ("blue", "green")]))
    yield "tags that others see", ", ".join(stage.value("SELECT name FROM tag ORDER BY rowid"))
    tags.conn.close()


@scene("TX105")
def finally_discards_error(stage: PostgresStage) -> Seen:
    from sqlalchemy import create_engine

    stage.sql(_ORDERS)
    engine = create_engine(stage.url("psycopg"))
    order = mapped("orders", "number")(id=7, number=99)
    yield "the caller gets", told(lambda: stage.play().store(engine, order))
    yield "orders in the table", stage.value("SELECT count(*) FROM orders")
    engine.dispose()


@scene("TX106")
def fire_and_forget_commit(stage: PostgresStage) -> Seen:
    from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

    stage.sql(_ORDERS)
    order = mapped("orders", "number")
    save = stage.play().save
    log: list[str] = []

    async def call() -> list[tuple[str, object]]:
        engine = create_async_engine(stage.url("asyncpg"))
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: log.append(context["message"]))
        async with AsyncSession(engine) as session:
            await save(session, order(id=7, number=99))
            seen: list[tuple[str, object]] = []
            seen.append(("orders in the table when save() has returned", stage.value("SELECT count(*) FROM orders")))
            await asyncio.sleep(0.3)
            seen.append(("and when the commit has failed", stage.value("SELECT count(*) FROM orders")))
            await session.rollback()
        await engine.dispose()
        return seen

    level = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield from asyncio.run(call())
    finally:
        logging.disable(level)
    yield "who is told of it", f"the log of asyncio: {log[0]}"


@scene("TX107")
def inert_transaction(stage: PostgresStage) -> Seen:
    import asyncpg

    stage.sql("CREATE TABLE account (id integer PRIMARY KEY, balance integer CHECK (balance <= 100))")
    stage.sql("INSERT INTO account VALUES (1, 100), (2, 100)")

    async def call() -> object:
        conn = await asyncpg.connect(host=stage.socket, user="postgres", database="seen")
        try:
            return await stage.play().move(conn, 30)
        finally:
            await conn.close()

    yield "move(conn, 30)", told(lambda: asyncio.run(call()))  # type: ignore[arg-type]
    yield "balances that others see", stage.value("SELECT balance FROM account ORDER BY id")
