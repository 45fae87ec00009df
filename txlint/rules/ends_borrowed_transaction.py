from __future__ import annotations

from collections.abc import Iterator

from txlint.finding import Confidence, Severity
from txlint.flow.program import ORDINARY
from txlint.resource.fact import Fact, steps
from txlint.resource.flow import Flow, analyse_flow
from txlint.resource.leaks import role_of
from txlint.resource.witness import described, event_node
from txlint.rules._base import Report, Rule
from txlint.rules._calls import effects_on
from txlint.rules._options import chosen
from txlint.rules._reached import handles, line_of, name_of, reached_calls
from txlint.rules._swallows import body_of
from txlint.tree import cst
from txlint.tree.answers import Suite, runs_after
from txlint.tree.events import Call, in_handler
from txlint.tree.index import Function

_ENDS = ("commit", "rollback")


class EndsBorrowedTransaction(Rule):
    """A function commits or rolls back a transaction in which its caller has unfinished writes.

    ## What it does
    Reports commit() and rollback() on a connection or session that was handed in, or that methods share, where a
    caller has written before the call and goes on writing after it.

    ## Why is this bad
    A commit in the helper makes half of the caller's work permanent: a later error rolls back the other half only.
    A rollback in the helper throws away what the caller wrote before, and the caller's own commit then stores the
    rest without a word.

    ## Example
    ```python
    from sqlalchemy.orm import Session


    def add_tags(session: Session, tags):
        session.add_all(tags)
        session.commit()


    def create_post(session: Session, post, tags, author):
        session.add(post)
        add_tags(session, tags)
        session.add(author)
        session.commit()
    ```

    ## Use instead
    ```python
    from sqlalchemy.orm import Session


    def add_tags(session: Session, tags):
        session.add_all(tags)
        session.flush()


    def create_post(session: Session, post, tags, author):
        session.add(post)
        add_tags(session, tags)
        session.add(author)
        session.commit()
    ```

    ## Seen on a server
    The example on PostgreSQL, which refuses the author:

    ```text
    create_post(), the author without a name: IntegrityError: null value in column "name" of relation "author"
      violates not-null constraint
    rows in post, tag, author: (1, 2, 0)
    ```

    ## Known limits
    Callers in other modules are seen by `txlint check` where both files are checked, not by editors and flake8, which
    look at one file. A helper that does nothing but commit is taken as meant. The confidence is medium at most, and low
    where the caller commits between its write and the call, or has nothing but its commit behind it.
    """

    code = "TX409"
    severity = Severity.WARNING

    def flow(self, flow: Flow) -> Iterator[Report]:
        for call, reached in reached_calls(flow):
            m = flow.meaning(call)
            if m.function is None:
                continue
            callee = m.function.function
            if callee is flow.function or callee.node is None or callee.parent is flow.function:
                # A function nested in this one is a part of it.
                continue
            for item in reached:
                inner = _ended_path(flow, call, item.fact, in_handler(call.context))
                if any(how != "ok" for _, how in item.fact.managed):
                    # A block that forbids it: that is what is reported.
                    continue
                if item.fact.wrote in (None, call) or item.fact.tx == "failed":
                    # In a loop the function itself may be what wrote; after a failed commit nothing is left to lose.
                    continue
                if _of_an_earlier_round(flow, item.fact, call):
                    continue
                if inner and _goes_on(flow, call, item.fact):
                    yield from self._in_callee(flow, call, item.fact, inner)
                    break

    def _in_callee(self, flow: Flow, call: Call, fact: Fact, path: str) -> Iterator[Report]:
        target = flow.meaning(call).function
        assert target is not None and fact.handle is not None
        inside = analyse_flow(target.function, flow.world, target.instance)
        if not _works_on(inside, path):
            return
        seen: set[Call] = set()
        for left, trail in inside.exits(*ORDINARY).items():
            if left.handle is None or left.handle.path != path:
                continue
            for what, event in steps(trail):
                if what == "end" and isinstance(event, Call) and role_of(inside, event) in _ENDS:
                    if event in seen:
                        break
                    seen.add(event)
                    if not chosen(target.function, event.context, call):
                        continue
                    lost = (
                        "half of the caller's work is committed"
                        if role_of(inside, event) == "commit"
                        else ("the caller's work is thrown away")
                    )
                    yield Report(
                        node=event.node,
                        about=None,
                        # Whether the two halves belong together is more than the code says.
                        confidence=fact.handle.confidence.at_most(
                            left.handle.confidence, _by_caller(flow, call, fact, role_of(inside, event))
                        ),
                        slight=True,
                        message=f"{described(event)} ends the transaction of {_caller(flow, target.function)}, "
                        f"which has unfinished writes{line_of(flow, fact.wrote)} when it calls {described(call)}"
                        f"{line_of(flow, call)}: {lost}, leave the end to the caller",
                        path=_path(flow, fact, call, event),
                        inside=target.function,
                        help=f"flush at most, and let whoever began on '{name_of(fact.handle)}' end it",
                    )
                    break


def _caller(flow: Flow, callee: Function) -> str:
    name = f"{flow.function.name}()" if flow.function.node is not None else "the module"
    module = flow.function.module
    return name if module is callee.module else f"{name} in {module.name or module.source.filename}"


def _path(flow: Flow, fact: Fact, call: Call, event: Call) -> tuple[tuple[str, cst.CSTNode], ...]:
    wrote = getattr(fact.wrote, "node", None)
    found: list[tuple[str, cst.CSTNode]] = [("the caller writes here", wrote)] if wrote is not None else []
    return (*found, ("and calls the function here", call.node), ("which ends the transaction here", event.node))


def _ended_path(flow: Flow, call: Call, fact: Fact, failed: bool) -> str:
    """The path, as the called function names it, of a handle of the caller whose transaction the call may end.

    Where something has failed already, a helper that only rolls back does what the caller wants.
    """
    for path, effect in effects_on(flow, call, fact):
        ends = effect.commits or (effect.may_end and not failed)
        if ends and not effect.closes and not path.startswith("@"):
            return path
    return ""


def _of_an_earlier_round(flow: Flow, fact: Fact, call: Call) -> bool:
    """Whether what was written stands behind the call, which a loop comes back to: each round may well be a whole."""
    node, row = event_node(fact.wrote), flow.memo["rows"]
    return node is not None and row(node) > row(call.node)


def _by_caller(flow: Flow, call: Call, fact: Fact, role: str) -> Confidence:
    """Medium at most: whether the two halves belong together is more than the code says. Low where the caller commits
    between its write and the call, and so works piece by piece itself; and where it only commits behind a commit: its
    work is a whole by then."""
    row, body = flow.memo["rows"], body_of(flow)
    wrote = event_node(fact.wrote)
    writes_on = fact.handle is not None and fact.handle.type.kind == "session" and _changes(body, call)
    # Who refuses behind the call takes back what is there for good.
    writes_on = writes_on or any(isinstance(node, cst.Raise) for node in runs_after(body, call.node))
    for other, reached in reached_calls(flow):
        if not any(r.fact.handle is fact.handle for r in reached):
            continue
        if in_handler(other.context):
            # The caller would undo what it wrote.
            writes_on = writes_on or (role_of(flow, other) == "rollback" and handles(other, call))
            continue
        writes_on = writes_on or (_writes(flow, other) and _runs_behind(body, call, other))
        between = wrote is None or row(wrote) < row(other.node) < row(call.node)
        ends = role_of(flow, other) == "commit" or any(e.commits for _, e in effects_on(flow, other, fact))
        if between and ends and _runs_behind(body, other, call):
            return Confidence.LOW
    return Confidence.MEDIUM if writes_on or role != "commit" else Confidence.LOW


def _runs_behind(body: Suite, first: Call, second: Call) -> bool:
    return any(node is second.node for node in runs_after(body, first.node))


def _changes(body: Suite, call: Call) -> bool:
    """Whether attributes of objects are set behind a call, which a session writes with its next flush."""
    return any(
        isinstance(node, cst.AssignTarget | cst.AugAssign) and isinstance(node.target, cst.Attribute)
        for node in runs_after(body, call.node)
    )


def _writes(flow: Flow, call: Call) -> bool:
    m = flow.meaning(call)
    writes = m.kind in ("write", "hidden_write") or (m.method is not None and m.method.role == "write_pending")
    return writes or any(effect.writes for r in flow.record.at(call) for _, effect in effects_on(flow, call, r.fact))


def _goes_on(flow: Flow, call: Call, fact: Fact) -> bool:
    """Whether the caller writes on, or commits, after the call, on the way that nothing has failed on."""
    later = {id(node) for node in runs_after(body_of(flow), call.node)}
    for other, reached in reached_calls(flow):
        if id(other.node) not in later or in_handler(other.context):
            continue
        if not any(r.fact.handle is fact.handle for r in reached):
            continue
        m = flow.meaning(other)
        if (
            role_of(flow, other) == "commit"
            or m.kind in ("write", "hidden_write")
            or (m.method is not None and m.method.role == "write_pending")
        ):
            return True
    return False


def _works_on(inside: Flow, path: str) -> bool:
    """Whether the called function does more with the handle than ending its transaction."""
    for call, reached in reached_calls(inside):
        m = inside.meaning(call)
        if any(r.fact.handle is not None and r.fact.handle.path == path for r in reached) and (
            m.method is not None and m.method.role in ("exec", "write_pending", "read")
        ):
            return True
    return bool(inside.function.node is not None and inside.function.program.binds)
