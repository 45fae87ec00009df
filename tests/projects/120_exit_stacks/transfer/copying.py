import contextlib

from transfer.connections import Link, both, connect


def copy(source, target, table):
    with both(source, target) as (left, right):
        for row in left.execute(f"SELECT * FROM {table}"):
            right.execute(f"INSERT INTO {table} VALUES (%s, %s)", row)


def copy_linked(source, target):
    with Link(source, target) as link:
        rows = link.left.execute("SELECT * FROM word").fetchall()
        link.right.cursor().executemany("INSERT INTO word VALUES (%s)", rows)  # todo: TX403


def copy_linked_well(source, target):
    with Link(source, target) as link:
        rows = link.left.execute("SELECT * FROM word").fetchall()
        link.right.cursor().executemany("INSERT INTO word VALUES (%s)", rows)
        link.right.commit()


def copy_by_hand(source, target):
    stack = contextlib.ExitStack()
    left = stack.enter_context(connect(source))  # todo: TX301
    right = stack.enter_context(connect(target))
    rows = left.execute("SELECT * FROM word").fetchall()
    right.cursor().executemany("INSERT INTO word VALUES (%s)", rows)
    stack.close()


def count_all(names):
    with contextlib.ExitStack() as stack:
        links = [stack.enter_context(contextlib.closing(connect(name))) for name in names]
        return [link.execute("SELECT count(*) FROM word").fetchone()[0] for link in links]
