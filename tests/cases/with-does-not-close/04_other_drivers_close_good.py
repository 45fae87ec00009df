# The blocks of psycopg 3, PyMySQL and aiosqlite do close the connection.
import aiosqlite
import psycopg
import pymysql


def replication_lag(dsn):
    with psycopg.connect(dsn) as conn:
        return conn.execute("SELECT extract(epoch FROM now() - pg_last_xact_replay_timestamp())").fetchone()[0]


def uptime(settings):
    with pymysql.connect(**settings) as conn, conn.cursor() as cur:
        cur.execute("SHOW STATUS LIKE 'Uptime'")
        return int(cur.fetchone()[1])


async def remember(path, url):
    async with aiosqlite.connect(path) as db:
        await db.execute("INSERT OR IGNORE INTO visited (url) VALUES (?)", (url,))
        await db.commit()
