import logging

from etl.connections import Source, Target

log = logging.getLogger(__name__)


def copy(path, dsn, tables):
    with Source(path) as source, Target(dsn) as target:
        for table in tables:
            for row in source.rows(table):
                target.insert(table, row)


def copy_leniently(path, dsn, table):
    bad = 0
    with Source(path) as source, Target(dsn) as target:
        for row in source.rows(table):
            try:
                target.insert(table, row)
            except Exception as error:  # expect: TX401,TX204
                bad += 1
                log.warning("row skipped: %s", error)
    return bad


def peek(path, table):
    source = Source(path)
    source.__enter__()
    first = next(source.rows(table), None)
    source.__exit__(None, None, None)
    return first
