from __future__ import annotations

from collections.abc import Iterator

from txlint.finding import Confidence, Severity
from txlint.resource.view import ModuleView
from txlint.rules._base import Report, Rule
from txlint.rules._settings import Setup, confidence_of, serves, setups
from txlint.tree.answers import branches


class UnboundedPool(Rule):
    """A pool without an upper bound.

    ## What it does
    Reports settings that take the limit of a pool away: `max_overflow=-1` and `pool_size=0` in SQLAlchemy, `NullPool`
    in a web application, `maxsize=0` in aiomysql, `maxPoolSize=0` in PyMongo, psycopg's NullConnectionPool without
    `max_size`.

    ## Why is this bad
    The limit is what protects the server. Without it every waiting request opens one more connection, until the
    server refuses them all with "too many connections", those of other programs included. A leak that a bounded pool
    shows at once as a timeout stays hidden until then.

    ## Example
    ```python
    from sqlalchemy import create_engine

    engine = create_engine("postgresql+psycopg://localhost/shop", pool_size=10, max_overflow=-1)
    ```

    ## Use instead
    ```python
    from sqlalchemy import create_engine

    engine = create_engine("postgresql+psycopg://localhost/shop", pool_size=10, max_overflow=20)
    ```

    ## Seen on a server
    The example on PostgreSQL:

    ```text
    60 requests at once, max_connections = 60: OperationalError: FATAL: sorry, too many clients already
    ```

    ## Known limits
    `NullPool` is right behind a pooler such as PgBouncer, and in scripts; it is reported where the module imports a
    web framework, with medium confidence, and not where it is put in only if somebody asks for it.
    """

    code = "TX501"
    severity = Severity.WARNING
    under_load = True

    def module(self, view: ModuleView) -> Iterator[Report]:
        for setup in setups(view):
            found = _unbounded(setup, serves(view))
            if found is None or setup.exempt:
                continue
            setting, confidence = found
            key = setting.partition("=")[0]
            if _sometimes(setup, key):
                confidence = Confidence.LOW
            write = setup.config.write_bound
            bare = f"without {setting}= there is no bound"
            cause = f"{setting} takes the upper bound away" if "=" in setting else bare
            yield Report(
                node=setup.place(key),
                confidence=confidence,
                message=f"the pool of {setup.what} can grow without end, {cause}: write {write}",
                help=f"{write} bounds it; the limit is what keeps the server alive",
            )


def _sometimes(setup: Setup, key: str) -> bool:
    """Whether a setting is put in under a test that what it is for does not stand under: whoever configures asks for
    it."""
    entry, node = setup.table.entries.get(key), setup.function.node
    if entry is None or node is None:
        return False
    round_it = branches(node.body, setup.node)
    return any(branch not in round_it for branch in branches(node.body, entry.node))


def _unbounded(setup: Setup, server: bool) -> tuple[str, Confidence] | None:
    config = setup.config
    found = setup.sets(config.unbounded)
    if found:
        return found, confidence_of(setup, found.partition("=")[0])
    lasting = setup.function.node is None or not setup.in_call or "." in setup.target or "[" in setup.target
    found = setup.sets(config.in_server) if server and lasting else ""
    if found:
        return found, Confidence.MEDIUM
    if config.bound and config.bound not in setup.table.entries and setup.table.complete:
        return config.bound, Confidence.HIGH
    return None
