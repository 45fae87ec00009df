from contextlib import closing

import pymssql


def report(cfg):
    with pymssql.connect(**cfg) as conn:
        with conn.cursor(as_dict=True) as cur:
            cur.execute("SELECT * FROM sale")
            return cur.fetchall()


def mark(cfg, key):
    with pymssql.connect(**cfg) as conn:
        with conn.cursor() as cur:
            cur.execute("UPDATE sale SET seen = 1 WHERE id = %s", (key,))  # expect: TX403


def mark_well(cfg, key):
    with closing(pymssql.connect(**cfg)) as conn:
        cur = conn.cursor()
        cur.execute("UPDATE sale SET seen = 1 WHERE id = %s", (key,))
        conn.commit()


def late_auto(cfg, key):
    conn = pymssql.connect(**cfg)
    try:
        cur = conn.cursor()
        cur.execute("UPDATE sale SET seen = 1 WHERE id = %s", (key,))  # expect: TX403
        conn.autocommit(True)
        cur.execute("EXEC refresh")
    finally:
        conn.close()
