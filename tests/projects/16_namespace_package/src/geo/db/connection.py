# A namespace package: no __init__.py anywhere. The helper turns a driver's error into the project's.
from typing import Any

import psycopg

from geo.errors import UsageError

Connection = psycopg.Connection[Any]


def connect(dsn: str, **options: Any) -> Connection:
    try:
        return psycopg.connect(dsn, **options)
    except psycopg.OperationalError as error:
        raise UsageError(f"cannot connect: {error}") from error


def scalar(conn: Connection, sql: str, *args: Any) -> Any:
    row = conn.execute(sql, args).fetchone()
    return None if row is None else row[0]
