# asyncpg, and psycopg with autocommit, commit each statement.
import asyncpg
import psycopg


async def one(dsn):
    conn = await asyncpg.connect(dsn)
    try:
        await conn.execute("DELETE FROM token WHERE expired")
    finally:
        await conn.close()


def two(dsn):
    conn = psycopg.connect(dsn, autocommit=True)
    try:
        conn.execute("DELETE FROM token WHERE expired")
    finally:
        conn.close()


def three(dsn):
    conn = psycopg.connect(dsn)
    conn.autocommit = True
    try:
        conn.execute("DELETE FROM token WHERE expired")
    finally:
        conn.close()
