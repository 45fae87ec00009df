# A synchronous driver inside async code: commit() is a plain call there.
import asyncio
import sqlite3

import psycopg


async def record(path: str, line: str) -> None:
    conn = sqlite3.connect(path)
    try:
        conn.execute("INSERT INTO log (line) VALUES (?)", (line,))
        conn.commit()
    finally:
        conn.close()
    await asyncio.sleep(0)


async def mirror(conn: psycopg.Connection, line: str) -> None:
    conn.execute("INSERT INTO log (line) VALUES (%s)", (line,))
    conn.commit()
