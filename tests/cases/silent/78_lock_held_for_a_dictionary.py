# A threading lock round a cache and a queue that is filled without waiting block nobody for long.
import queue
import threading

import psycopg

_cache: dict[int, str] = {}
_guard = threading.Lock()
_changed: queue.SimpleQueue = queue.SimpleQueue()


def rename(conn: psycopg.Connection, number: int, name: str) -> None:
    with conn.transaction():
        conn.execute("UPDATE dock SET name = %s WHERE id = %s", (name, number))
        conn.execute("INSERT INTO dock_log (dock, name) VALUES (%s, %s)", (number, name))
    with _guard:
        _cache[number] = name
    _changed.put(number)
