from __future__ import annotations

from typing import TYPE_CHECKING

from psycopg_pool import ConnectionPool

if TYPE_CHECKING:
    from psycopg import Connection

_pools: dict[str, ConnectionPool] = {}


def _pool(name: str) -> ConnectionPool:
    if name not in _pools:
        _pools[name] = ConnectionPool(f"dbname={name}")
    return _pools[name]


def open_depot(name: str) -> Connection:
    return _pool(name).getconn()


def release(name: str, conn: Connection) -> None:
    _pool(name).putconn(conn)
