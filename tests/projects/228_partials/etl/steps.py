from functools import partial

from .connect import closing_target, open_source, open_target


def copy_rows(src, dst, table):
    read = src.cursor()
    read.execute(f"SELECT * FROM {table}")
    with dst.cursor() as write:
        for row in read:
            write.execute(f"INSERT INTO {table} VALUES (%s)", row)
    dst.commit()


def both(tables):
    src = open_source(user="etl")
    try:
        with closing_target() as dst:
            step = partial(copy_rows, src, dst)
            for table in tables:
                step(table)
    finally:
        src.close()


def leaky(tables):
    src = open_source(user="etl")  # expect: TX301
    dst = open_target()  # expect: TX301
    for table in tables:
        copy_rows(src, dst, table)
    dst.close()
    src.close()


def marked(name):
    with closing_target() as dst:
        with dst.cursor() as cur:
            cur.execute("INSERT INTO marks VALUES (%s)", (name,))  # expect: TX403
