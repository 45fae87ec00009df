"""A function that reads and then waits is told of itself, and its caller, who has read before, is not."""

import httpx
from psycopg import Connection


def name_of(conn: Connection, pk: int) -> str:
    return conn.execute("SELECT name FROM project WHERE id = %s", (pk,)).fetchone()[0]


def publish(conn: Connection, pk: int) -> None:
    name = name_of(conn, pk)
    httpx.post("https://hub.example/projects", json={"name": name})  # expect: TX402
    conn.commit()


def publish_if_ready(conn: Connection, pk: int) -> None:
    if conn.execute("SELECT ready FROM project WHERE id = %s", (pk,)).fetchone()[0]:
        publish(conn, pk)


def publish_once_more(conn: Connection, pk: int) -> None:
    try:
        publish(conn, pk)
    except TypeError:
        publish(conn, pk)
