import json

import psycopg2
import psycopg2.extras


def connect():
    return psycopg2.connect("dbname=press", cursor_factory=psycopg2.extras.DictCursor)


def claim(conn):
    with conn.cursor() as cur:
        cur.execute("SELECT * FROM job WHERE state = 'new' FOR UPDATE SKIP LOCKED LIMIT 1")
        return cur.fetchone()


def finish(conn, job, result):
    with conn.cursor() as cur:
        cur.execute("UPDATE job SET state = 'done', result = %s WHERE id = %s", (json.dumps(result), job["id"]))
    conn.commit()


def fail(conn, job, error):
    conn.rollback()
    with conn.cursor() as cur:
        cur.execute("UPDATE job SET state = 'failed', error = %s WHERE id = %s", (str(error), job["id"]))
    conn.commit()
