from __future__ import annotations

from collections.abc import Iterator

from txlint.finding import Confidence
from txlint.resource.evidence import ORM
from txlint.resource.fact import Fact, Reached
from txlint.resource.flow import Flow
from txlint.resource.leaks import role_of
from txlint.resource.servers import asks_for_another
from txlint.resource.witness import described
from txlint.rules._base import Report, Rule
from txlint.rules._calls import concerned, effects_on
from txlint.rules._swallows import (
    Place,
    cleaned,
    encloses,
    goes_half,
    guarded,
    in_loop,
    node_of,
    phrase,
    reads_only,
    swallowing,
    told_elsewhere,
)
from txlint.tree import cst
from txlint.tree.events import Call, around

_USES = ("exec", "read", "reopen", "write_pending", "commit", "savepoint")


class ContinueAfterError(Rule):
    """A database error is swallowed and the connection is used on without a rollback.

    ## What it does
    Reports a handler that swallows a database error in an open transaction when the same connection or session is
    used afterwards and nothing rolled back before: on servers and sessions whose transaction is aborted by an error
    any use, elsewhere the commit of what was written before the error.

    ## Why is this bad
    PostgreSQL refuses every further statement of an aborted transaction, and answers its COMMIT with a silent
    ROLLBACK; a SQLAlchemy session refuses all work after a failed flush. SQLite and MySQL go on, and the commit makes
    durable what came before the error: half of a transfer, an order without its lines.

    ## Example
    ```python
    import psycopg2


    def add_users(conn: psycopg2.extensions.connection, names):
        cur = conn.cursor()
        for name in names:
            try:
                cur.execute("INSERT INTO users (name) VALUES (%s)", (name,))
            except psycopg2.IntegrityError:
                print(name, "is there already")
        conn.commit()
    ```

    ## Use instead
    ```python
    import psycopg2


    def add_users(conn: psycopg2.extensions.connection, names):
        cur = conn.cursor()
        for name in names:
            cur.execute("SAVEPOINT row")
            try:
                cur.execute("INSERT INTO users (name) VALUES (%s)", (name,))
            except psycopg2.IntegrityError:
                cur.execute("ROLLBACK TO SAVEPOINT row")
                print(name, "is there already")
        conn.commit()
    ```

    ## Seen on a server
    The example on PostgreSQL, where names are unique:

    ```text
    adding ann, ann, bob: InFailedSqlTransaction: current transaction is aborted, commands ignored until end of
      transaction block
    adding ann, ann: None
    users in the table: 0
    ```

    ## Known limits
    Inside a block that ends the transaction itself this is swallowed-inside-block (TX401). Where the library has no
    aborted state, a handler that reports the error, or stands in a loop over items, is left alone.
    """

    code = "TX204"

    def flow(self, flow: Flow) -> Iterator[Report]:
        seen: set[int] = set()
        for call in flow.function.program.calls:
            for reached in concerned(flow, call):
                place = reached.fact.spoiled
                if place is None or id(place) in seen or _use(flow, call, reached.fact) not in _USES:
                    continue
                if flow.meaning(call).function is not None and _within(call, place):
                    # What a handler calls to clean up fails by itself, if it does; the handler may raise after it.
                    continue
                if any(encloses(flow, block, place) for block, _ in reached.fact.managed):
                    continue
                if not told_elsewhere(flow, place) and _harms(flow, call, reached, place):
                    seen.add(id(place))
                    yield _report(flow, call, reached.fact, place)


def _within(call: Call, place: Place) -> bool:
    return any(outer.kind == "handler" and outer.node is place for outer in around(call.context))


def _use(flow: Flow, call: Call, fact: Fact) -> str:
    """What a call does to the handle of a fact, itself or as a function of the project, in the words of roles."""
    if flow.meaning(call).function is None:
        return role_of(flow, call)
    for _, effect in effects_on(flow, call, fact):
        if effect.swallows:
            # It is tried again, and takes a refusal for what it is.
            continue
        if effect.commits:
            return "commit"
        if not (effect.may_end or effect.closes) and (effect.executes or effect.sends or effect.begins):
            return "exec"
    return ""


def _harms(flow: Flow, call: Call, reached: Reached, place: Place) -> bool:
    fact = reached.fact
    handle = fact.handle
    if handle is None or cleaned(flow, fact, place):
        return False
    if fact.tx == "aborted":
        # A failed query of a session spoils nothing on the servers whose error is asked for.
        elsewhere = isinstance(place, cst.CSTNode) and asks_for_another(flow.scope, place)
        return not (elsewhere and handle.library in ORM and reads_only(flow, fact, place))
    if fact.tx == "failed":
        return handle.type.after_commit_failure in ("unusable", "error_state") and _use(flow, call, fact) != "commit"
    if fact.tx != "open" or handle.type.swallowed != "partial_commit" or _use(flow, call, fact) != "commit":
        return False
    owner = guarded(flow, place)
    return owner is not None and not in_loop(owner) and goes_half(flow, fact, place, owner)


def _report(flow: Flow, call: Call, fact: Fact, place: Place) -> Report:
    assert fact.handle is not None
    rows = flow.memo["rows"]
    name = fact.handle.path
    line = rows(call.node)
    awaits = "await " if fact.handle.type.is_async else ""
    if fact.tx == "open":
        then = f"{described(call)} on line {line} then commits the half that was written before"
    elif _use(flow, call, fact) == "commit":
        then = f"{described(call)} on line {line} then loses the whole transaction or fails"
    else:
        then = f"the transaction on '{name}' refuses {described(call)} on line {line}"
    confidence = fact.handle.confidence
    helper, reads = isinstance(place, Call), reads_only(flow, fact, place)
    if fact.tx == "open" or helper or reads:
        # A helper that passes over a failed query has told its caller, most often, that nothing was found.
        confidence = confidence.at_most(Confidence.LOW if helper and reads else Confidence.MEDIUM)
    return Report(
        node=node_of(place),
        handler=place,
        confidence=confidence,
        message=f"{phrase(flow, place)} without a rollback, and {then}: {awaits}roll back in the handler, or raise",
        path=(*swallowing(flow, place), (f"'{name}' is used on here", call.node)),
        help=f"add '{awaits}{name}.rollback()' to the handler; to keep what came before, put the statement into a "
        f"savepoint",
    )
