from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from txlint.finding import Confidence, Severity
from txlint.flow.program import ORDINARY
from txlint.resource.addresses import is_in_memory
from txlint.resource.flow import Flow
from txlint.rules._base import Report, Rule
from txlint.rules._commands import ONCE, is_command, is_script, is_setup
from txlint.rules._leaks import resource_report
from txlint.rules._settings import holds_nothing
from txlint.tree.events import Call

_COMMANDS = (
    "fixture",
    "lru_cache",
    "cache",
    "cached",
    "cached_property",
    "on_event",
    "before_server_start",
    "after_server_stop",
    "listener",
    "singleton",
    "before_serving",
    "on_startup",
    "callback",
)


class EnginePerCall(Rule):
    """An engine or pool is made inside a function that runs per call, and never disposed of.

    ## What it does
    Reports `create_engine()`, `create_pool()`, `ConnectionPool()` and their like in a function that neither disposes of
    the result, nor caches, stores or returns it.

    ## Why is this bad
    An engine is a pool. Every call opens new connections and leaves them to the garbage collector, so the server's
    `max_connections` is reached under load although each single request looks harmless.

    ## Example
    ```python
    from sqlalchemy import create_engine, text


    def count(url):
        engine = create_engine(url)
        with engine.connect() as conn:
            return conn.execute(text("SELECT count(*) FROM item")).scalar_one()
    ```

    ## Use instead
    ```python
    from sqlalchemy import create_engine, text

    engine = create_engine("postgresql+psycopg://localhost/shop")


    def count():
        with engine.connect() as conn:
            return conn.execute(text("SELECT count(*) FROM item")).scalar_one()
    ```

    ## Seen on a server
    The example on PostgreSQL, in a process whose cyclic garbage collector has not run:

    ```text
    connections, after 20 calls of count(): 20 × idle
    ```

    ## Known limits
    Functions that run once (main(), application factories, lifespans, command entry points, cached functions) may make
    their engine, and are told by name and decorator. The confidence is low in modules that are run as scripts, and in
    functions that set up: `init_storage()`, `create_tables()`.
    """

    code = "TX304"
    under_load = True

    def flow(self, flow: Flow) -> Iterator[Report]:
        function = flow.function
        if function.node is None or function.name.lstrip("_") in ONCE or function.has_decorator(*_COMMANDS):
            return
        if function.name in (
            "__init__",
            "__enter__",
            "__aenter__",
            "setUp",
            "setUpClass",
            "upgrade",
            "downgrade",
        ) or is_command(function):
            return
        for report in resource_report(flow, self.code):
            handle = report.about
            made = handle.origin
            if any(fact.handle is handle and fact.res == "escaped" for fact in flow.exits(*ORDINARY)):
                # A factory: what it drops where it fails has hardly connected.
                continue
            if not report.ordinary or (isinstance(made, Call) and (is_in_memory(made) or holds_nothing(flow, made))):
                continue
            what = "engine" if handle.type.kind == "engine" else "pool"
            named = (isinstance(made, Call) and made.target) or not isinstance(made, Call)
            subject = f"{what} '{handle.path}'" if named else f"the {what} of {made.callee}()"
            yield replace(
                report,
                severity=Severity.ERROR,
                confidence=Confidence.LOW if is_script(function) or is_setup(function) else report.confidence,
                path=report.path[:1],
                message=f"{subject} is made anew by every call of {function.name}() and never disposed "
                f"of: make it once, at module level or in a cached function, or dispose of it in a finally",
                help=f"an {what} is a pool of connections: create one for the process and share it"
                if what == "engine"
                else "a pool is meant to be shared: create one for the process",
            )
