from __future__ import annotations

from collections.abc import Iterator

from txlint.finding import Confidence, Severity
from txlint.resource.constants import UNKNOWN, Table
from txlint.resource.view import ModuleView
from txlint.rules._base import Report, Rule
from txlint.rules._settings import Setup, confidence_of, setups
from txlint.tree import cst
from txlint.tree.events import around
from txlint.tree.nodes import dotted

_MYSQL = ("mysql", "mariadb")


class NoConnectionLifetime(Rule):
    """Pooled connections live for ever: no lifetime is set, and the library has none by default.

    ## What it does
    Reports engines and pools without `pool_recycle` (SQLAlchemy, aiomysql, aiopg), `stale_timeout` (peewee),
    `max_lifetime_session` (oracledb) or `maxIdleTimeMS` (PyMongo), and settings that switch a lifetime off, such as
    `CONN_MAX_AGE = None` in Django.

    ## Why is this bad
    Servers, firewalls and load balancers drop idle connections without a word: MySQL after `wait_timeout`, cloud
    networks after minutes. The pool then hands out a dead connection, and the first statement of a request fails.
    Connections that are never replaced also keep the memory of their server process, and keep talking to the old
    primary after a failover.

    ## Example
    ```python
    from sqlalchemy import create_engine

    engine = create_engine("mysql+pymysql://shop@db/shop", pool_size=10)
    ```

    ## Use instead
    ```python
    from sqlalchemy import create_engine

    engine = create_engine("mysql+pymysql://shop@db/shop", pool_size=10, pool_recycle=1800)
    ```

    ## Seen on a server
    The example on MariaDB:

    ```text
    a request after a pause longer than wait_timeout: OperationalError: (2006, "MySQL server has gone away")
    ```

    ## Known limits
    Off by default: `--extend-select TX502` switches it on. Silent for libraries with a lifetime of their own
    (psycopg_pool, asyncpg, asyncmy, neo4j) and where settings come from what cannot be seen. With `pool_pre_ping` the
    confidence is medium for MySQL, too.
    """

    code = "TX502"
    severity = Severity.WARNING
    under_load = True
    default = False

    def module(self, view: ModuleView) -> Iterator[Report]:
        for setup in setups(view):
            found = _endless(setup)
            if found is None or setup.exempt or setup.passes or _is_second_try(setup):
                continue
            cause, confidence = found
            config = setup.config
            yield Report(
                node=setup.place(config.lifetime),
                confidence=confidence,
                message=f"connections of {setup.what} live for ever, {cause}: write {config.write_lifetime}",
                help=f"{config.write_lifetime} replaces a connection before the server or the network drops it",
            )


def _is_second_try(setup: Setup) -> bool:
    """Whether the settings were refused a line before, and are left out: `except TypeError:`, as SQLite's pool takes
    none of them."""
    call = next((c for c in setup.function.program.calls if c.node is setup.node), None)
    clause = next((o.node for o in around(call.context) if o.kind == "handler"), None) if call is not None else None
    return isinstance(clause, cst.ExceptHandler) and clause.type is not None and dotted(clause.type) == "TypeError"


def _brings_its_own(setup: Setup) -> bool:
    outer, _, key = setup.config.lifetime_by.partition(".")
    entry = setup.table.entries.get(outer) if outer else None
    inner = entry.value.entries.get(key) if entry is not None and isinstance(entry.value, Table) else None
    return inner is not None and inner.value not in (False, None)


def _endless(setup: Setup) -> tuple[str, Confidence] | None:
    config = setup.config
    if "pool" in setup.table.entries and setup.in_call:
        # The pool that is given keeps the lifetime.
        return None
    if not config.lifetime or setup.sets(config.unpooled) or _brings_its_own(setup):
        return None
    entry = setup.table.entries.get(config.lifetime)
    if entry is not None:
        said = setup.said(config.lifetime)
        if said in config.endless:
            sure = Confidence.MEDIUM if setup.pings else Confidence.HIGH
            return f"{config.lifetime}={said} says so", confidence_of(setup, config.lifetime).at_most(sure)
        return None
    if config.lifetime_default or not setup.table.complete:
        return None
    return f"{config.lifetime} is not set", _by_server(setup)


def _by_server(setup: Setup) -> Confidence:
    """High for MySQL, which drops idle connections by itself, where none is checked before its use; elsewhere only what
    lies between does. Low where a function of one's own connects to nobody knows what."""
    config, url = setup.config, setup.url
    speaks_mysql = (isinstance(url, str) and url.startswith(_MYSQL)) or "mysql" in config.library
    if url is UNKNOWN and any(key in setup.table.entries for key in config.callbacks):
        return Confidence.LOW
    return Confidence.HIGH if speaks_mysql and not setup.pings else Confidence.MEDIUM
