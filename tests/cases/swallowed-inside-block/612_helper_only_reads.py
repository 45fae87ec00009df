# A helper that swallows and only reads leaves nothing to lose; one that writes loses it.
import logging

import psycopg2

log = logging.getLogger(__name__)


def is_ours(conn, host):
    cursor = conn.cursor()
    cursor.execute("SELECT table_name FROM information_schema.tables")
    if not cursor.fetchall():
        return False
    try:
        cursor.execute("SELECT host FROM configuration")
        if host not in {name for (name,) in cursor}:
            return False
    except psycopg2.ProgrammingError:
        pass
    return True


def mark(conn, host):
    cursor = conn.cursor()
    try:
        cursor.execute("INSERT INTO host (name) VALUES (%s)", (host,))
    except psycopg2.ProgrammingError:
        pass


def ours(names, host):
    found = []
    for name in names:
        conn = psycopg2.connect(dbname=name)
        try:
            with conn:
                if is_ours(conn, host):
                    found.append(name)
        finally:
            conn.close()
    return found


def mark_all(names, host):
    for name in names:
        conn = psycopg2.connect(dbname=name)
        try:
            with conn:
                conn.cursor().execute("UPDATE seen SET n = n + 1")
                mark(conn, host)  # expect: TX401
        finally:
            conn.close()
