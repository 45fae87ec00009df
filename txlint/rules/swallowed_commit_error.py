from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from txlint.finding import Confidence
from txlint.resource.fact import Fact, Handle
from txlint.resource.flow import Flow
from txlint.resource.leaks import raise_event, role_of
from txlint.rules._base import Report, Rule
from txlint.rules._calls import acts_on, commits_by_summary, handle_of, receiver_name
from txlint.tree.events import Call, Context, Manager
from txlint.tree.handlers import Handling, Suite, handling, same_answer

_DUPLICATES = ("IntegrityError", "UniqueViolation", "UniqueViolationError", "DuplicateKeyError")
_EXITS = ("__exit__", "__aexit__")


class SwallowedCommitError(Rule):
    """The error of a commit is swallowed: the caller is told of success.

    ## What it does
    Reports a commit whose exception ends in a handler that is silent or only logs, with or without a rollback, and
    then goes on as if all was well; also in `contextlib.suppress`.

    ## Why is this bad
    Deferred constraints, serialization failures, a full disk and a lost server all speak up at the commit. Whoever
    passes over that error reports an order, a payment or a profile as saved that does not exist.

    ## Example
    ```python
    import logging

    from sqlalchemy.exc import SQLAlchemyError
    from sqlalchemy.orm import Session


    def save(session: Session, order):
        session.add(order)
        try:
            session.commit()
        except SQLAlchemyError:
            session.rollback()
            logging.exception("order %s", order)
        return order
    ```

    ## Use instead
    ```python
    import logging

    from sqlalchemy.exc import SQLAlchemyError
    from sqlalchemy.orm import Session


    def save(session: Session, order):
        session.add(order)
        try:
            session.commit()
        except SQLAlchemyError:
            session.rollback()
            logging.exception("order %s", order)
            raise
        return order
    ```

    ## Known limits
    A handler that answers with an error, keeps the error in a variable or on an object, retries, or calls anything
    besides logging and clean-up is taken to report the failure. A loop that takes its next item is left alone,
    and so is a function that rolls back and goes on to its next step over the same handle.
    """

    code = "TX102"

    def flow(self, flow: Flow) -> Iterator[Report]:
        for place, caught in flow.record.swallowed.items():
            seen: set[int] = set()
            for fact, trail in caught:
                call = raise_event(trail)
                if not isinstance(call, Call) or id(call) in seen or not _commits(flow, call, fact):
                    continue
                seen.add(id(call))
                report = _suppressed(flow, call, fact, place) if isinstance(place, Manager) else (
                    _handled(flow, call, fact, place))
                if report is not None:
                    yield report


def _commits(flow: Flow, call: Call, fact: Fact) -> bool:
    """Whether the exception is that of a commit on this handle."""
    if role_of(flow, call) == "commit":
        return ("commit", call) in fact.marks
    return acts_on(flow, call, fact) and commits_by_summary(flow, call)


def _body(flow: Flow) -> Suite:
    return flow.function.node.body if flow.function.node is not None else flow.function.module.source.module


def _handled(flow: Flow, call: Call, fact: Fact, clause: cst.ExceptHandler) -> Report | None:
    owner = _owner(call.context, clause)
    if owner is None or _in_loop(owner):
        return None
    assert isinstance(owner.node, cst.Try | cst.TryStar)
    leaves = flow.function.name in _EXITS
    found = handling(clause, owner.node, _body(flow), call.node, leaves=leaves)
    if found.kind == "reports":
        return None
    if found.rolls_back and _works_on(flow, call, owner.node):
        return None
    assert fact.handle is not None
    line = flow.memo["rows"](clause)
    does = "only logs it" if found.kind == "logs" else "passes over it"
    return Report(
        node=call.node, handler=clause, confidence=_confidence(flow, fact.handle, found, clause, owner.node, call),
        message=f"when the commit of '{_subject(flow, call, fact)}' fails, the handler on line {line} {does} and the "
                f"caller is told of success: raise it again, or return the failure",
        path=(("the commit raises here", call.node), ("the handler goes on as if all was well", clause)),
        help="add 'raise' to the handler, or give the caller an answer that differs from success",
    )


def _suppressed(flow: Flow, call: Call, fact: Fact, manager: Manager) -> Report | None:
    context = call.context
    while context is not None and not (context.kind == "with" and context.info is manager):
        context = context.parent
    if context is None or _in_loop(context) or not isinstance(context.node, cst.With):
        return None
    if not same_answer(context.node, _body(flow), call.node):
        return None
    assert fact.handle is not None
    return Report(
        node=call.node, confidence=fact.handle.confidence,
        message=f"when the commit of '{_subject(flow, call, fact)}' fails, suppress() on line "
                f"{flow.memo['rows'](manager.node)} hides it and the caller is told of success: let it raise",
        path=(("the commit raises here", call.node), ("its error is suppressed here", manager.node)),
        help="take the commit out of the suppress() block",
    )


def _subject(flow: Flow, call: Call, fact: Fact) -> str:
    if role_of(flow, call) == "commit" or fact.handle is None:
        return receiver_name(flow, call)
    return fact.handle.path


def _owner(context: Context | None, clause: cst.CSTNode) -> Context | None:
    """The `try` round a call that a clause belongs to."""
    while context is not None:
        if context.kind == "try" and clause in context.node.handlers:  # type: ignore[attr-defined]
            return context
        context = context.parent
    return None


def _works_on(flow: Flow, call: Call, owner: cst.CSTNode) -> bool:
    """Whether the function sends more over the handle once the `try` is over, as a loop does with its next item."""
    handle = handle_of(flow, call)
    calls = flow.function.program.calls
    return any(
        role_of(flow, other) in ("exec", "write_pending", "commit") and handle_of(flow, other) is handle
        for other in calls[calls.index(call) + 1:] if not _stands_in(other.context, owner))


def _stands_in(context: Context | None, owner: cst.CSTNode) -> bool:
    while context is not None:
        if context.node is owner or (isinstance(owner, cst.Try | cst.TryStar) and context.node in owner.handlers):
            return True
        context = context.parent
    return False


def _in_loop(context: Context) -> bool:
    outer = context.parent
    while outer is not None:
        if outer.kind == "loop":
            return True
        outer = outer.parent
    return False


def _confidence(flow: Flow, handle: Handle, found: Handling, clause: cst.ExceptHandler, owner: cst.Try | cst.TryStar,
                call: Call) -> Confidence:
    """Lower where the handle is closed at once, lowest where passing over a duplicate may be meant."""
    limit = Confidence.HIGH if handle.owner != "own" else Confidence.MEDIUM
    if found.rolls_back and found.kind == "silent" and _only_duplicates(clause):
        limit = Confidence.LOW
    if owner.orelse is not None and call.context is not None and call.context.kind == "try":
        # What success does stands in the else clause, so a failure does less.
        limit = Confidence.LOW
    return min(handle.confidence, limit, key=lambda c: c.rank)


def _only_duplicates(clause: cst.ExceptHandler) -> bool:
    match clause.type:
        case cst.Tuple(elements=elements):
            names = [cst.Module([]).code_for_node(e.value) for e in elements]
        case None:
            return False
        case node:
            names = [cst.Module([]).code_for_node(node)]
    return all(name.rpartition(".")[2] in _DUPLICATES for name in names)
