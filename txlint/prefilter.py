"""Whether a file can hold anything to report, told from its bytes: the first and cheapest gate.

A false "yes" costs a parse, a false "no" is a missed alarm, so the words err on the side of keeping a file.
"""

from __future__ import annotations

import re

# Each word is looked for with `in`, which is faster than any alternation of a regular expression.
WORDS: frozenset[bytes] = frozenset(
    word.encode()
    for word in (
        # ends, begins and blocks
        "ommit", "ollback", "avepoint", "ransaction", "atomic", ".begin", "BEGIN", "autocommit",
        # what hands out connections
        "connect", "Connect", "getconn", "get_conn", "acquire", "ession", "ursor", "ngine",
        "create_pool", "ConnectionPool", "Pool(",
        "get_db", "getdb", "database", "Database", "uow", "UnitOfWork", "unit_of_work",
        # libraries whose own words are none of the above
        "sqlite3", "psycopg", "MySQLdb", "pymysql", "asyncpg", "aiomysql", "aiopg", "sqlalchemy", "sqlmodel", "peewee",
        "oracledb", "cx_Oracle", "pyodbc", "tortoise", "pymongo", "neo4j", "ibm_db", "QSqlDatabase",
        # settings
        "pool_size", "max_overflow", "poolclass", "pool_recycle", "DATABASES", "CONN_MAX_AGE", "maxsize", "max_size",
        "maxconn", "max_lifetime", "idle_in_transaction",
    )
)  # fmt: skip

# Survivors of the words: a name that is called, entered, decorated with or set, so that prose alone does not pass.
_USE = re.compile(
    rb"""(?x)
      \.\s*(?:commit|rollback|begin\w*|savepoint\w*|atomic|transaction\w*|getconn|putconn|acquire|connect\w*|connection\w*
          |cursor|session\w*|execute\w*|autocommit|start_transaction|with_transaction)\b
    | \b\w*(?:[Cc]onnect|get_?conn|_conn|[Ss]ession|[Cc]ursor|[Ee]ngine|[Pp]ool|get_?db|[Uu]ow|[Uu]nit_?[Oo]f_?[Ww]ork
          |[Tt]ransaction|atomic|[Aa]cquire|[Dd]atabase)\w*\s*(?:\(|\[|=|:|\bas\b|\.)
    | \bwith\b[^\n]*(?:db|conn|session|transaction|uow|cursor|atomic)
    | @\s*[\w.]*(?:atomic|transaction|session|db_)\w*
    | \b(?:DATABASES|CONN_MAX_AGE|pool_size|max_overflow|poolclass|pool_recycle|maxsize|max_size|maxconn|max_lifetime)\b
    | idle_in_transaction | \bBEGIN\b
    """
)


def is_candidate(data: bytes, words: frozenset[bytes] = WORDS) -> bool:
    """Whether the file is worth parsing."""
    return any(word in data for word in words) and (words is not WORDS or _USE.search(data) is not None)
