# The futures' results are read.
from concurrent.futures import ThreadPoolExecutor, as_completed

import psycopg2


def commit_all(dsns, sql):
    connections = [psycopg2.connect(dsn) for dsn in dsns]
    try:
        for conn in connections:
            with conn.cursor() as cur:
                cur.execute(sql)
        with ThreadPoolExecutor() as executor:
            futures = [executor.submit(conn.commit) for conn in connections]
            for future in as_completed(futures):
                future.result()
    finally:
        for conn in connections:
            conn.close()
