from .mover import Mover


def main(tables):
    with Mover("dbname=a", "dbname=b") as mover:
        for table in tables:
            mover.copy(table)
