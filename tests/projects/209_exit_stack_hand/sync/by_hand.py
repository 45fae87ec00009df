from contextlib import ExitStack

import psycopg2


def copy_all(source, target, tables):
    stack = ExitStack()
    try:
        src = psycopg2.connect(source)
        stack.callback(src.close)
        dst = psycopg2.connect(target)
        stack.callback(dst.close)
        for table in tables:
            with src.cursor() as read, dst.cursor() as write:
                read.execute(f"SELECT id, body FROM {table}")
                for row in read:
                    write.execute(f"INSERT INTO {table} VALUES (%s, %s)", row)
            dst.commit()
    finally:
        stack.close()


def copy_forgotten(source, tables):
    stack = ExitStack()
    src = psycopg2.connect(source)  # expect: TX301
    stack.callback(src.close)
    with src.cursor() as read:
        for table in tables:
            read.execute(f"SELECT count(*) FROM {table}")
            print(table, read.fetchone())
    stack.close()
