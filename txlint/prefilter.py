"""Whether a file can hold anything to report, told from its bytes: the first and cheapest gate.

A false "yes" costs a parse, a false "no" is a missed alarm, so the words err on the side of keeping a file.
Each word is looked for with `in`, which is several times faster than an alternation in a regular expression.
"""

from __future__ import annotations

import re
from functools import lru_cache

# One of these is enough.
WORDS: frozenset[bytes] = frozenset(
    b""".commit .rollback .begin .savepoint .atomic .transaction .getconn .putconn .acquire .connect .cursor .session
    .execute .autocommit .start_transaction .with_transaction @atomic @transaction @db_session @session BEGIN
    DATABASES CONN_MAX_AGE pool_size max_overflow poolclass pool_recycle maxsize max_size maxconn max_lifetime
    idle_in_transaction""".split()
)

# These are words of plain prose, too: they count where they are called, entered, annotated or assigned. Each pattern
# begins with its literal, which keeps the search as fast as `in`.
_NAMES = tuple(
    (word, re.compile(re.escape(word) + rb"\w*\s*(?:[(\[=:.]|as\b)"))
    for word in (
        b"connect", b"Connect", b"_conn", b"getconn", b"get_db", b"getdb", b"_db", b"session", b"Session", b"cursor",
        b"Cursor", b"engine", b"Engine", b"pool", b"Pool", b"uow", b"UnitOfWork", b"unit_of_work", b"transaction",
        b"Transaction", b"atomic", b"acquire", b"database", b"Database", b"DB", b"Db", b"dao", b"Dao", b"DAO",
    )
)  # fmt: skip
_TYPES = tuple(
    (word, re.compile(re.escape(word) + rb"""["']?\s*[\])|,]"""))
    for word in (b"Session", b"Connection", b"Cursor", b"Engine", b"Pool", b"Transaction")
)


def is_candidate(data: bytes, words: frozenset[bytes] = WORDS) -> bool:
    """Whether the file is worth parsing: it has one of `words`, or a name that could be a handle's."""
    if any(word in data for word in words):
        return True
    return any(word in data and pattern.search(data) is not None for word, pattern in (*_NAMES, *_TYPES))


_HELPERS = re.compile(
    rb"requests|httpx|aiohttp|urllib|boto3|openai|anthropic|smtplib|subprocess|paramiko|socket|sleep\(|\.delay\(|"
    rb"apply_async|send_mail|enqueue|\.send\(|publish|\.wait\(|urlopen|\.post\(|shared_task|grpc|\.get\(|sys\.exit|abort\("
)


@lru_cache(maxsize=1024)
def is_helper(data: bytes, words: frozenset[bytes] = WORDS) -> bool:
    """Whether a module can matter to those that import it: it handles connections, or it waits, sends or exits.

    Every file that imports it asks, so answers are kept.
    """
    return is_candidate(data, words) or _HELPERS.search(data) is not None
