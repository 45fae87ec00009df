# Switching autocommit on rolls back in pymssql, where other drivers commit.
import pymssql
import pymysql


def rolls_back(settings):
    conn = pymssql.connect(**settings)
    try:
        cur = conn.cursor()
        cur.execute("INSERT INTO item VALUES (1)")  # expect: TX403
        conn.autocommit(True)
    finally:
        conn.close()


def commits(settings):
    conn = pymysql.connect(**settings)
    try:
        cur = conn.cursor()
        cur.execute("INSERT INTO item VALUES (1)")
        conn.autocommit(True)
    finally:
        conn.close()
