from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from txlint.finding import Confidence
from txlint.flow.program import RAISED
from txlint.resource.fact import Fact, Reached, steps
from txlint.resource.flow import Flow
from txlint.resource.leaks import cleans_up, role_of
from txlint.resource.witness import described, event_node, raise_event
from txlint.rules._base import Report, Rule
from txlint.rules._calls import acts_on, concerned, denotes, receiver_name
from txlint.rules._leaving import commits, leaving_reports
from txlint.tree import cst
from txlint.tree.events import Call, Context, Path, around


class CommitInFinally(Rule):
    """A commit in `finally` also runs when the body has failed.

    ## What it does
    Follows exceptions into `finally` suites, and reports a commit that is reached there with a transaction open that
    was begun before: a `commit()`, a `COMMIT` sent as SQL, or a function of the project that commits. The `__exit__`
    of a class is read in the same way: it is called with the exception of the block, and should not commit then.

    ## Why is this bad
    The work before the failing statement is made durable, the rest is missing: half of a transfer, a batch up to its
    broken row. The exception is raised all the same, so the caller takes the whole for undone and tries again.

    ## Example
    ```python
    import sqlite3


    class Tags:
        def __init__(self, path):
            self.conn = sqlite3.connect(path)

        def rename(self, pairs):
            try:
                for old, new in pairs:
                    self.conn.execute("UPDATE tag SET name = ? WHERE name = ?", (new, old))
            finally:
                self.conn.commit()
    ```

    ## Use instead
    ```python
    import sqlite3


    class Tags:
        def __init__(self, path):
            self.conn = sqlite3.connect(path)

        def rename(self, pairs):
            with self.conn:
                for old, new in pairs:
                    self.conn.execute("UPDATE tag SET name = ? WHERE name = ?", (new, old))
    ```

    ## Seen on a server
    The example, with a second pair that the table refuses:

    ```text
    rename([('red', 'rot'), ('blue', 'green')]): IntegrityError: UNIQUE constraint failed: tag.name
    tags that others see: rot, blue, green
    ```

    ## Known limits
    A commit that a flag keeps from running after a failure, or that follows a rollback in every handler, is not
    reported; neither is one that only ends a transaction in which nothing but reading was done.
    """

    code = "TX104"

    def flow(self, flow: Flow) -> Iterator[Report]:
        yield from leaving_reports(flow)
        told: set[tuple[object, object]] = set()
        for call in flow.function.program.calls:
            final = _final(call.context)
            if final is None:
                continue
            reached = [r for r in concerned(flow, call) if _after_failure(call, r) and _unfinished(flow, r, final)]
            # Once the first commit has stored the half, the next ones add nothing.
            reached = [r for r in reached if (final, r.fact.handle) not in told and commits(flow, call, r.fact)]
            told |= {(final, r.fact.handle) for r in reached}
            if reached:
                yield _report(flow, call, min(reached, key=_weight))


def _final(context: Context | None) -> cst.CSTNode | None:
    """The outermost `try` in whose `finally` a call stands."""
    finals = [outer.node for outer in around(context) if outer.kind == "final"]
    return finals[-1] if finals else None


def _after_failure(call: Call, reached: Reached) -> bool:
    """Whether an exception is in flight: the innermost `finally` runs for one, or an outer one round it does."""
    if reached.final in RAISED:
        return True
    finals = 0
    for context in around(call.context):
        if context.kind == "handler" and finals < 2:
            return False
        finals += context.kind == "final"
    return finals > 1 and bool(reached.fact.exc)


def _unfinished(flow: Flow, reached: Reached, final: cst.CSTNode) -> bool:
    """Whether the transaction holds work from before the `finally`."""
    fact = reached.fact
    if fact.tx == "failed":
        return False
    if fact.wrote is not None:
        return not _stands_in(fact.wrote, final)
    if fact.is_open and _stands_in(fact.begun, final):
        return False
    if fact.is_open and fact.explicit:
        return not _only_reads(flow, reached)
    counts = fact.is_open or (fact.handle is not None and fact.handle.type.kind == "session")
    if counts and any(_may_write(flow, call, fact) for call in _before(flow, raise_event(reached.trail))):
        return True
    return _handed_over(flow, reached)


def _before(flow: Flow, event: Any) -> list[Call]:
    """The calls up to the one that raised."""
    calls = flow.function.program.calls
    return calls[: calls.index(event) + 1] if event in calls else []


def _only_reads(flow: Flow, reached: Reached) -> bool:
    """Whether nothing but reading was done between the begin and what raised."""
    calls = _before(flow, raise_event(reached.trail))
    if reached.fact.begun not in calls:
        return False
    calls = calls[calls.index(reached.fact.begun) + 1 :]
    return bool(calls) and all(_reads(flow, call, reached.fact) for call in calls)


def _reads(flow: Flow, call: Call, fact: Fact) -> bool:
    m = flow.meaning(call)
    if m.quiet or call.name.startswith("fetch"):
        return True
    return acts_on(flow, call, fact) and m.method is not None and m.kind in ("read", "neutral", "savepoint")


def _may_write(flow: Flow, call: Call, fact: Fact) -> bool:
    """Whether a call may have written through the handle: by SQL that cannot be read, or in other code."""
    if not acts_on(flow, call, fact):
        return False
    m = flow.meaning(call)
    if m.method is not None and m.method.role in ("exec", "write_pending"):
        return m.kind not in ("read", "neutral", "begin", "savepoint")
    return m.method is None and m.acts_on is None and not denotes(fact, m.receiver)


def _handed_over(flow: Flow, reached: Reached) -> bool:
    """Whether the handle was yielded to other code, and nothing has ended its transaction since."""
    handle = reached.fact.handle
    if handle is None or handle.begins == "never" or reached.fact.auto:
        return False
    for what, event in reversed(steps(reached.trail)):
        if what in ("end", "close"):
            return False
        if what == "yield":
            return any(
                r.fact.handle is handle and denotes(r.fact, event.value.text)
                for r in flow.record.reached.get(event, ())
                if isinstance(event.value, Path)
            )
    return False


def _stands_in(event: Any, final: cst.CSTNode) -> bool:
    return any(c.kind == "final" and c.node is final for c in around(getattr(event, "context", None)))


def _weight(reached: Reached) -> int:
    raised = reached.fact.flying
    return {"db": 0, "any": 1, "named": 2}.get(raised.kind, 3) if raised is not None else 4


def _report(flow: Flow, call: Call, reached: Reached) -> Report:
    fact = reached.fact
    assert fact.handle is not None
    event = raise_event(reached.trail)
    node = event_node(event)
    line = f" on line {flow.memo['rows'](node)}" if node is not None else ""
    cause = f"when {described(event)}{line} {'is cancelled' if _cancelled(fact) else 'raises'}"
    path = [(f"{described(event)} raises here", node)] if node is not None else []
    confidence = fact.handle.confidence
    if fact.flying is not None and (fact.flying.kind == "cancel" or fact.flying.maybe):
        confidence = confidence.at_most(Confidence.MEDIUM)
    if fact.flying is not None and fact.flying.kind == "any" and cleans_up(event):
        confidence = Confidence.LOW
    subject = f"commit of '{receiver_name(flow, call)}'" if role_of(flow, call) == "commit" else described(call)
    return Report(
        node=call.node,
        confidence=confidence,
        message=f"{subject} in finally also stores half the work {cause}: commit after the body, roll back "
        f"in 'except BaseException'",
        path=(*path, ("the commit in finally runs with the work half done", call.node)),
        help="move the commit to the end of the try or into its else, and roll back where the body fails",
    )


def _cancelled(fact: Fact) -> bool:
    return fact.flying is not None and fact.flying.kind == "cancel"
