"""TX2: a transaction stays open."""

from __future__ import annotations

import asyncio

from oracle.stage import MariaStage, PostgresStage, Seen, SqliteStage, scene, told


@scene("TX201", "mariadb")
def no_rollback_on_error(stage: MariaStage) -> Seen:
    stage.sql("CREATE TABLE account (id INT PRIMARY KEY, balance INT CHECK (balance < 100))")
    stage.sql("INSERT INTO account VALUES (1, 50), (2, 50)")
    bank = stage.play(('pymysql.connect(db="bank")', f"pymysql.connect(**{stage.settings!r})")).Bank()
    yield "transfer(1, 2, 50)", told(lambda: bank.transfer(1, 2, 50))
    yield "its transaction", stage.states()
    yield "another client's UPDATE of account 1", told(lambda: stage.sql("UPDATE account SET balance = 0 WHERE id = 1"))
    bank.close()


@scene("TX202")
def open_on_exit(stage: PostgresStage) -> Seen:
    stage.sql("CREATE TABLE job (id integer PRIMARY KEY, queue text)")
    queue = stage.play().Queue(stage.dsn)
    yield "take('mail') from an empty queue", told(lambda: queue.take("mail"))
    yield "state of the connection", stage.states()
    queue.close()


@scene("TX203")
def never_ended(stage: PostgresStage) -> Seen:
    stage.sql("CREATE TABLE code (code text, name text)")
    codes = stage.play().Codes(stage.dsn)
    codes.load()
    yield "state of the connection, after load()", stage.states()
    stage.sql("SET lock_timeout = '100ms'")
    yield "a migration's ALTER TABLE", told(lambda: stage.sql("ALTER TABLE code ADD COLUMN note text"))
    codes.conn.close()


@scene("TX204")
def continue_after_error(stage: PostgresStage) -> Seen:
    import psycopg2

    stage.sql("CREATE TABLE users (name text UNIQUE)")
    add_users = stage.play().add_users
    add_users.__globals__["print"] = lambda *_: None
    conn = psycopg2.connect(stage.dsn)
    yield "adding ann, ann, bob", told(lambda: add_users(conn, ["ann", "ann", "bob"]))
    conn.rollback()
    yield "adding ann, ann", told(lambda: add_users(conn, ["ann", "ann"]))
    yield "users in the table", stage.value("SELECT count(*) FROM users")
    conn.close()


@scene("TX205")
def narrow_rollback(stage: PostgresStage) -> Seen:
    import asyncpg

    stage.sql("CREATE TABLE account (id integer PRIMARY KEY, balance integer)")
    stage.sql("INSERT INTO account VALUES (1, 100)")

    async def call() -> str:
        conn = await asyncpg.connect(host=stage.socket, user="postgres", database="seen")
        stage.sql("BEGIN")
        stage.sql("SELECT * FROM account FOR UPDATE")  # the UPDATE has to wait, so that it can be cancelled
        task = asyncio.create_task(stage.play().pay(conn, 1, 30))
        await asyncio.sleep(0.1)
        task.cancel()
        await asyncio.wait({task})
        await asyncio.sleep(0.1)
        stage.sql("ROLLBACK")
        state = stage.states()
        await conn.close()
        return state

    yield "state of the connection, after the request was cancelled", asyncio.run(call())


@scene("TX206", "sqlite")
def begin_while_open(stage: SqliteStage) -> Seen:
    from types import SimpleNamespace

    stage.sql("CREATE TABLE feed (url TEXT, seen INTEGER)")
    feeds = [SimpleNamespace(url="a", entries=[]), SimpleNamespace(url="b", entries=[1])]
    yield "sync(path, feeds), the first without entries", told(lambda: stage.play().sync(stage.path, feeds))


@scene("TX207", "mariadb")
def yield_while_open(stage: MariaStage) -> Seen:
    stage.sql("CREATE TABLE customer (id INT PRIMARY KEY, name TEXT)")
    stage.sql("INSERT INTO customer VALUES (1, 'ann'), (2, 'bob')")
    export = stage.play().Export(**stage.settings)
    rows = export.rows()
    yield "the consumer stops after", next(rows)
    yield "the transaction", stage.states()
    rows.close()
    export.close()
