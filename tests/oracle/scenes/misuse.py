"""TX4: a transaction is misused."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

from oracle.scenes.outcome import mapped
from oracle.stage import MariaStage, PostgresStage, Seen, scene, told


def django_model(stage: PostgresStage, table: str, /, **fields: Any) -> Any:
    """A Django model on this stage's database; Django is configured once a process."""
    import django
    from django.conf import settings
    from django.db import connections, models

    where = {"ENGINE": "django.db.backends.postgresql", "NAME": "postgres", "USER": "postgres", "HOST": stage.socket}
    if not settings.configured:
        settings.configure(DATABASES={"default": where}, INSTALLED_APPS=[])
        django.setup()
    connection = connections["default"]
    connection.close()
    connection.settings_dict["NAME"] = "seen"
    stage.afterwards += [connection.close, lambda: connection.settings_dict.update(NAME="postgres")]
    meta = type("Meta", (), {"app_label": "seen", "db_table": table})
    return type(table.title(), (models.Model,), {"__module__": __name__, "Meta": meta, **fields})


@scene("TX401")
def swallowed_inside_block(stage: PostgresStage) -> Seen:
    from django.db import models

    stage.sql("CREATE TABLE member (id serial PRIMARY KEY, name text UNIQUE)")
    member = django_model(stage, "member", name=models.TextField())
    add = stage.play(club__models={"Member": member}).add
    for names in (["ann", "ann", "bob"], ["ann", "ann"]):
        yield f"adding {', '.join(names)}", told(partial(add, [{"name": name} for name in names]))
    yield "members in the table", stage.value("SELECT count(*) FROM member")


@scene("TX402")
def blocking_while_open(stage: PostgresStage) -> Seen:
    stage.sql("CREATE TABLE payment (id integer PRIMARY KEY, state text)")
    stage.sql("INSERT INTO payment VALUES (1, '')")
    stage.sql("SET lock_timeout = '100ms'")
    seen: list[tuple[str, object]] = []

    def get(*_: object, **__: object) -> None:
        seen.append(("state of the connection, during the request", stage.states()))
        update = told(lambda: stage.sql("UPDATE payment SET state = 'paid'"))
        seen.append(("another client's UPDATE of the row", update))

    shop = stage.play(("postgresql+psycopg://localhost/shop", stage.url("psycopg")), requests={"get": get})
    shop.capture(1)
    yield from seen
    shop.engine.dispose()


@scene("TX403", "mariadb")
def lost_write(stage: MariaStage) -> Seen:
    stage.sql("CREATE TABLE item (name TEXT)")
    yield "add(settings, 'tea')", told(lambda: stage.play().add(stage.settings, "tea"))
    yield "rows in the table", stage.value("SELECT count(*) FROM item")


@scene("TX404")
def use_after_end(stage: PostgresStage) -> Seen:
    stage.sql("CREATE TABLE book (title text)")
    stage.sql("CREATE TABLE shelf (title text)")
    yield "add(dsn, 'Emma')", told(lambda: stage.play().add(stage.dsn, "Emma"))
    yield "rows in book, in shelf", stage.sql("SELECT (SELECT count(*) FROM book), (SELECT count(*) FROM shelf)")[0]


@scene("TX405")
def manual_end_in_block(stage: PostgresStage) -> Seen:
    import psycopg

    stage.sql("CREATE TABLE invoice (id integer PRIMARY KEY, settled boolean)")
    stage.sql("INSERT INTO invoice VALUES (1, false)")
    with psycopg.connect(stage.dsn) as conn:
        yield "settle(conn, 1)", told(lambda: stage.play().settle(conn, 1)).partition(" (")[0]
    yield "invoice 1 is settled", stage.value("SELECT settled FROM invoice")


@scene("TX406")
def savepoint_only(stage: PostgresStage) -> Seen:
    import psycopg

    stage.sql("CREATE TABLE course (id integer PRIMARY KEY, places integer)")
    stage.sql("INSERT INTO course VALUES (1, 10)")
    seen: list[tuple[str, object]] = []

    class Connection(psycopg.Connection[Any]):
        def close(self) -> None:
            seen.append(("state of the connection, behind the block", stage.states()))
            super().close()

    enroll = stage.play(("psycopg.connect(dsn)", "connect(dsn)")).enroll
    enroll.__globals__["connect"] = Connection.connect
    enroll(stage.dsn, 1)
    yield from seen
    yield "places, once it is closed", f"{stage.value('SELECT places FROM course')} as before"


@scene("TX407")
def effect_before_commit(stage: PostgresStage) -> Seen:
    from django.db import models

    stage.sql("CREATE TABLE export (id serial PRIMARY KEY, owner integer)")
    export = django_model(stage, "export", owner=models.IntegerField())
    seen: list[object] = []

    class Build:
        def delay(self, key: int) -> None:
            seen.append(stage.sql(f"SELECT id FROM export WHERE id = {key}"))

    request_export = stage.play(exports__models={"Export": export}, exports__tasks={"build": Build()}).request_export
    request_export(5)
    yield "what a quick worker finds under the key", seen[0] or "no row"
    yield "rows a moment later", stage.value("SELECT count(*) FROM export")


@scene("TX408")
def statement_outside_transaction(stage: PostgresStage) -> Seen:
    import asyncpg

    stage.sql("CREATE TABLE account (id integer PRIMARY KEY, balance integer)")
    stage.sql("INSERT INTO account VALUES (1, 100)")
    transfer = stage.play().transfer

    async def call() -> str:
        pool = await asyncpg.create_pool(host=stage.socket, user="postgres", database="seen", min_size=2, max_size=2)
        task = asyncio.create_task(transfer(pool, 1, 1))
        await asyncio.sleep(0.5)
        state = stage.states()
        task.cancel()
        await asyncio.wait({task})
        await pool.close()
        return state

    yield "transfer(pool, 1, 1), for ever", asyncio.run(call())


@scene("TX409")
def ends_borrowed_transaction(stage: PostgresStage) -> Seen:
    from sqlalchemy import create_engine
    from sqlalchemy.orm import Session

    for table in ("post", "tag"):
        stage.sql(f"CREATE TABLE {table} (id integer PRIMARY KEY)")
    stage.sql("CREATE TABLE author (id integer PRIMARY KEY, name text NOT NULL)")
    post, tag, author = mapped("post"), mapped("tag"), mapped("author", "name")
    engine = create_engine(stage.url("psycopg"))
    with Session(engine) as session:
        yield (
            "create_post(), the author without a name",
            told(lambda: stage.play().create_post(session, post(id=1), [tag(id=1), tag(id=2)], author(id=1))),
        )
    count = "SELECT (SELECT count(*) FROM post), (SELECT count(*) FROM tag), (SELECT count(*) FROM author)"
    yield "rows in post, tag, author", stage.sql(count)[0]
    engine.dispose()
