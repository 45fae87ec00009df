"""TX3 and TX5: connections that are not given back, and pools without limits."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack

from oracle.stage import MariaStage, PostgresStage, Seen, SqliteStage, scene, told, uncollected


@scene("TX301")
def connection_not_closed(stage: PostgresStage) -> Seen:
    from sqlalchemy import create_engine, text

    titles = stage.play().titles
    engine = create_engine(stage.url("psycopg"), pool_timeout=0.1)
    with uncollected():
        for _ in range(15):
            told(lambda: titles(engine, text("SELECT 1 / 0")))
        yield "connections, after titles() has failed 15 times", stage.states()
        yield "titles(), the 16th time", told(lambda: titles(engine, text("SELECT 1")))
    engine.dispose()


@scene("TX302", "sqlite")
def with_does_not_close(stage: SqliteStage) -> Seen:
    stage.sql("CREATE TABLE item (id INTEGER)")
    count = stage.play().count

    def files() -> int:
        return sum(os.path.realpath(f"/proc/self/fd/{name}") == os.path.realpath(stage.path)
                   for name in os.listdir("/proc/self/fd"))  # fmt: skip

    before = files()
    with uncollected():
        for _ in range(100):
            count(stage.path)
        yield "open files, after 100 calls of count()", files() - before


@scene("TX303")
def not_returned_to_pool(stage: PostgresStage) -> Seen:
    shop = stage.play(('"dbname=shop"', repr(stage.dsn)))
    for _ in range(8):
        told(lambda: shop.stock("tea"))
    yield "connections, after stock() has failed 8 times", stage.states()
    yield "stock(), the 9th time", told(lambda: shop.stock("tea"))
    shop.pool.closeall()


@scene("TX304")
def engine_per_call(stage: PostgresStage) -> Seen:
    stage.sql("CREATE TABLE item (id integer)")
    count = stage.play().count
    with uncollected():
        for _ in range(20):
            count(stage.url("psycopg"))
        yield "connections, after 20 calls of count()", stage.states()


_EXAMPLE = "postgresql+psycopg://localhost/shop"


@scene("TX501")
def unbounded_pool(stage: PostgresStage) -> Seen:
    engine = stage.play((_EXAMPLE, stage.url("psycopg"))).engine
    most = stage.value("SELECT setting FROM pg_settings WHERE name = 'max_connections'")
    with ExitStack() as stack:

        def connect_all() -> None:
            for _ in range(int(most)):
                stack.enter_context(engine.connect())

        yield f"{most} requests at once, max_connections = {most}", told(connect_all)
    engine.dispose()


@scene("TX502", "mariadb")
def no_connection_lifetime(stage: MariaStage) -> Seen:
    address = f"mysql+pymysql://root@/seen?unix_socket={stage.socket}"
    engine = stage.play(("mysql+pymysql://shop@db/shop", address)).engine

    def request() -> object:
        with engine.connect() as conn:
            return conn.exec_driver_sql("SELECT 1").scalar_one()

    with engine.connect() as conn:
        conn.exec_driver_sql("SET wait_timeout = 1")
    time.sleep(1.5)
    yield "a request after a pause longer than wait_timeout", told(request)
    engine.dispose()


@scene("TX503")
def no_idle_transaction_timeout(stage: PostgresStage) -> Seen:
    import psycopg

    show = "SHOW idle_in_transaction_session_timeout"
    for heading, what in (("Example", "the example"), ("Use instead", "the cure")):
        engine = stage.play(("postgresql+psycopg://app@db/app", stage.url("psycopg")), heading=heading).engine
        with engine.connect() as conn:
            yield f"{show}, with {what}", conn.exec_driver_sql(show).scalar_one()
        engine.dispose()
    with psycopg.connect(stage.dsn, options="-c idle_in_transaction_session_timeout=50") as conn:
        conn.execute("SELECT 1")
        time.sleep(0.3)
        yield "the next statement, when the time is over", told(lambda: conn.execute("SELECT 1"))
        conn.close()
