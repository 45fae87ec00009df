# psycopg 3, PyMySQL, mysql.connector, oracledb, duckdb and aiosqlite close on leaving.
import duckdb
import mysql.connector
import oracledb
import psycopg
import pymysql


def versions(dsn, config):
    with psycopg.connect(dsn) as conn:
        yield conn.execute("SELECT version()").fetchone()[0]
    with pymysql.connect(**config) as conn:
        with conn.cursor() as cur:
            cur.execute("SELECT version()")
            yield cur.fetchone()[0]
    with mysql.connector.connect(**config) as conn, conn.cursor() as cur:
        cur.execute("SELECT version()")
        yield cur.fetchone()[0]
    with oracledb.connect(**config) as conn, conn.cursor() as cur:
        cur.execute("SELECT banner FROM v$version")
        yield cur.fetchone()[0]
    with duckdb.connect("x.db") as con:
        yield con.execute("SELECT version()").fetchone()[0]
