from __future__ import annotations

import re
from collections.abc import Iterator

from txlint.finding import Confidence, Severity
from txlint.resource.constants import UNKNOWN, Table
from txlint.resource.view import ModuleView
from txlint.rules._base import Report, Rule
from txlint.rules._settings import Setup, setups
from txlint.tree import cst
from txlint.tree.index import Function
from txlint.tree.nodes import dotted, literal
from txlint.tree.page import Page
from txlint.tree.spans import Spans

_WORD = "idle_in_transaction_session_timeout"
_EVENTS = ("connect", "first_connect", "checkout", "begin", "engine_connect")
_CARRIERS = ("options", "server_settings", "conninfo", "dsn")
_BY_OTHERS = ("service", "servicefile", "connection_factory", "connection_class")
"""A file of services, or a class of the project's, may set it where nobody sees."""


_NOT_SERVED = re.compile(
    r"(?:^|[._])(?:tests?|testing|ci|dev|devel|develop|development|local|example|sample)(?:$|[._])"
)
"""Names of modules of settings for tests and for one's own machine."""


class NoIdleTransactionTimeout(Rule):
    """PostgreSQL is not told to end transactions that were forgotten.

    ## What it does
    Reports engines, pools and Django databases for PostgreSQL that do not set idle_in_transaction_session_timeout:
    in `connect_args`, `options`, `server_settings`, the URL, a `configure=` callback, or a `connect` event.

    ## Why is this bad
    A transaction that code forgets to end keeps its locks and holds back vacuum for as long as the connection lives;
    hours were seen. The timeout makes the server close the connection, so a leak costs one request instead of a
    night. A lifetime or a pre-ping of the pool cannot help: the connection is checked out.

    ## Example
    ```python
    from sqlalchemy import create_engine

    engine = create_engine("postgresql+psycopg://app@db/app", pool_recycle=1800)
    ```

    ## Use instead
    ```python
    from sqlalchemy import create_engine

    engine = create_engine(
        "postgresql+psycopg://app@db/app",
        pool_recycle=1800,
        connect_args={"options": "-c idle_in_transaction_session_timeout=60000"},
    )
    ```

    ## Seen on a server
    PostgreSQL:

    ```text
    SHOW idle_in_transaction_session_timeout, with the example: 0
    SHOW idle_in_transaction_session_timeout, with the cure: 1min
    the next statement, when the time is over: IdleInTransactionSessionTimeout: terminating connection due to
      idle-in-transaction timeout
    ```

    ## Known limits
    Off by default: `--extend-select TX503` switches it on. The server can set it as well (`ALTER ROLE … SET`), which
    nobody sees from here. A plain connect() is not asked for it. For Django's settings of tests and development the
    confidence is low.
    """

    code = "TX503"
    severity = Severity.WARNING
    under_load = True
    default = False

    def module(self, view: ModuleView) -> Iterator[Report]:
        listeners: list[tuple[str, bool]] | None = None
        for setup in setups(view):
            confidence = _unlimited(view, setup)
            if confidence is None or setup.passes:
                continue
            if setup.config.databases and _NOT_SERVED.search(view.module.name):
                # Settings that nobody is served by.
                confidence = Confidence.LOW
            if listeners is None:
                listeners = list(_listeners(view))
            if any(_listens(target, setup) for target, sets in listeners if sets):
                continue
            write = _line(setup)
            node = setup.node
            engine = setup.table.entries.get("ENGINE")
            if setup.config.databases and engine is not None:
                node = engine.node
            yield Report(
                node=node,
                confidence=confidence,
                message=f"{setup.what} lets a forgotten transaction of PostgreSQL stay open for ever: write {write}",
                help=f"{write} lets the server end it after a minute",
            )


def _unlimited(view: ModuleView, setup: Setup) -> Confidence | None:
    config = setup.config
    if config.postgres == "no" or not setup.table.complete:
        return None
    url = setup.url if isinstance(setup.url, str) else ""
    if config.postgres == "url" and not _is_postgres(url):
        return None
    if "pool" in setup.table.entries and setup.in_call:
        # The pool that is given connects as it likes.
        return None
    if _WORD in url or any(_WORD in text for text in setup.table.texts()):
        return None
    for key in config.carriers:
        entry = setup.table.entries.get(key)
        if entry is None or isinstance(entry.value, str):
            continue
        table = entry.value
        if not isinstance(table, Table) or not table.complete:
            return None
        if any(_may_carry(key, e.value) for key, e in table.entries.items()):
            return None
    for key in config.callbacks:
        entry = setup.table.entries.get(key)
        if entry is not None and entry.value is not None and _sets_it(view, entry.expression):
            return None
    return Confidence.MEDIUM if setup.url is UNKNOWN else Confidence.HIGH


def _may_carry(key: str, value: object) -> bool:
    """Whether a setting of the connection that cannot be read could set the timeout."""
    return key in _BY_OTHERS or (
        key in _CARRIERS and (value is UNKNOWN or (isinstance(value, Table) and not value.complete))
    )


def _is_postgres(url: str) -> bool:
    """Whether a URL, or Django's ENGINE, means PostgreSQL."""
    begins = ("postgres", "cockroach", "psqlextra.", "django_tenants.postgresql")
    return url.startswith(begins) or "backends.postgresql" in url or "postgis" in url


def _sets_it(view: ModuleView, expression: cst.BaseExpression | None) -> bool:
    """Whether a callback sets the timeout; one that cannot be seen may."""
    name = dotted(expression) if expression is not None else ""
    function = view.module.functions.get(name)
    return function is None or _mentions(view, function)


def _mentions(view: ModuleView, function: Function) -> bool:
    node, source = function.node, view.module.source
    if node is None:
        return False
    page = Page(source, Spans(source))
    first = min(page.first_row(part) for part in (node, *function.decorators))
    rows = source.lines[page.comment_rows_above(first) - 1 : page.last_row(node)]
    return any(_WORD in row for row in rows)


def _listeners(view: ModuleView) -> Iterator[tuple[str, bool]]:
    """(what is listened to, whether the listener sets the timeout) for each `connect` event."""
    for function in view.functions:
        for node in function.decorators:
            if (
                isinstance(node, cst.Call)
                and dotted(node.func).rpartition(".")[2] == "listens_for"
                and (len(node.args) > 1 and literal(node.args[1].value) in _EVENTS)
            ):
                yield dotted(node.args[0].value), _mentions(view, function)
        for call in function.program.calls:
            if call.name == "listen" and len(call.args) > 2:
                listener = view.module.functions.get(dotted(call.args[2].node))
                yield dotted(call.args[0].node), listener is None or _mentions(view, listener)


def _listens(target: str, setup: Setup) -> bool:
    """Whether an event of this target fires for the engine: its own, or those of all engines and pools."""
    name = target.removesuffix(".sync_engine").removesuffix(".pool")
    return not name or name == setup.target or name.rpartition(".")[2][:1].isupper()


def _line(setup: Setup) -> str:
    url = setup.url if isinstance(setup.url, str) else ""
    lines = setup.config.write_timeout
    return next((line for driver, line in lines.items() if driver in url.partition(":")[0]), lines.get("other", ""))
