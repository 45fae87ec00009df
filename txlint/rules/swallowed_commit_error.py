from __future__ import annotations

from collections.abc import Iterator

from txlint.finding import Confidence
from txlint.resource.fact import Fact, Handle, Trail
from txlint.resource.flow import Flow
from txlint.resource.leaks import role_of
from txlint.resource.swallowing import can_be_the_servers
from txlint.resource.witness import raise_event
from txlint.rules._base import Report, Rule
from txlint.rules._calls import acts_on, commits_by_summary, handle_of, receiver_name
from txlint.rules._intent import best_effort
from txlint.rules._swallows import body_of, guarding, in_loop, only_duplicates
from txlint.tree import cst
from txlint.tree.answers import answers
from txlint.tree.events import Call, Context, Manager, around
from txlint.tree.handlers import Handling, handling, prints, same_answer
from txlint.tree.nodes import named_types

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

    ## Seen on a server
    PostgreSQL refuses the commit, a deferred foreign key points nowhere; psycopg:

    ```text
    the caller gets: orders 7
    orders in the table: 0
    ```

    ## Known limits
    A handler that answers with an error, prints it to the user of a command, keeps the error in a variable or on an
    object, retries, or calls anything besides logging and clean-up is taken to report the failure. A loop that takes
    its next item is left alone, and so is a function that goes on to its next step over the same handle, once it has
    rolled back or where success would have returned. Nothing is lost either where the transaction had but read. The
    confidence is lower where the handler logs, the connection is closed at once, and nothing is given back. It is low,
    and not shown by default, where the failure is logged and the write seems meant as best effort: a clean-up, a cache,
    a statistic or a trail by its name; a private helper that does nothing else; a write beside what the function gives
    back that is logged below the level of an error, or that the same answer is given without; what a comment calls
    meant.
    """

    code = "TX102"

    def flow(self, flow: Flow) -> Iterator[Report]:
        for place, caught in flow.record.swallowed.items():
            seen: set[int] = set()
            told: set[Handle | None] = set()
            for fact, trail in sorted(caught, key=lambda pair: _place(flow, pair[1])):
                call = raise_event(trail)
                if not isinstance(call, Call) or id(call) in seen or not _commits(flow, call, fact):
                    continue
                if fact.handle in told:
                    # The clause is the defect, however many commits it answers for.
                    continue
                seen.add(id(call))
                report = (
                    _suppressed(flow, call, fact, place)
                    if isinstance(place, Manager)
                    else (_handled(flow, call, fact, place))
                )
                if report is not None:
                    told.add(fact.handle)
                    yield report


def _place(flow: Flow, trail: Trail) -> int:
    """Where what raised stands among the calls of the function."""
    call, calls = raise_event(trail), flow.function.program.calls
    return calls.index(call) if isinstance(call, Call) and call in calls else len(calls)


def _commits(flow: Flow, call: Call, fact: Fact) -> bool:
    """Whether the exception is that of a commit on this handle."""
    if role_of(flow, call) == "commit":
        return ("commit", call) in fact.marks and not _only_read(flow, fact, call)
    return acts_on(flow, call, fact) and commits_by_summary(flow, call)


def _only_read(flow: Flow, fact: Fact, commit: Call) -> bool:
    """Whether all statements before the commit are known to write nothing: `SELECT`, `RESET role`."""
    if not isinstance(fact.begun, Call) or fact.begun is commit or fact.explicit:
        return False
    if fact.handle is not None and fact.handle.type.kind == "session" and not flow.meaning(fact.begun).text:
        # The rows that it has read may be changed in ways that nobody sees.
        return False
    return fact.wrote is None and "may-write" not in fact.marks


def _handled(flow: Flow, call: Call, fact: Fact, clause: cst.ExceptHandler) -> Report | None:
    owner = guarding(call.context, clause)
    if owner is None or in_loop(owner) or not can_be_the_servers(named_types(clause), flow.machine.catcher):
        return None
    assert isinstance(owner.node, cst.Try | cst.TryStar)
    leaves = flow.function.name in _EXITS
    found = handling(clause, owner.node, body_of(flow), call.node, leaves=leaves)
    if found.kind == "reports" or (flow.function.has_decorator("command") and prints(clause)):
        return None
    assert fact.handle is not None
    if _goes_another_way(flow, found, call, owner.node) and _works_on(flow, call, owner.node, fact.handle):
        return None
    line = flow.memo["rows"](clause)
    does = "only logs it" if found.kind == "logs" else "passes over it"
    return Report(
        node=call.node,
        handler=clause,
        slight=found.kind == "logs",
        confidence=_confidence(flow, call, fact.handle, found, clause, owner),
        message=f"when the commit of '{_subject(flow, call, fact)}' fails, the handler on line {line} {does} and the "
        f"caller is told of success: raise it again, or return the failure",
        path=(("the commit raises here", call.node), ("the handler goes on as if all was well", clause)),
        help="add 'raise' to the handler, or give the caller an answer that differs from success",
    )


def _suppressed(flow: Flow, call: Call, fact: Fact, manager: Manager) -> Report | None:
    block = guarding(call.context, manager)
    if block is None or in_loop(block) or not same_answer(block.node, body_of(flow), call.node):
        return None
    assert fact.handle is not None
    return Report(
        node=call.node,
        confidence=fact.handle.confidence,
        message=f"when the commit of '{_subject(flow, call, fact)}' fails, suppress() on line "
        f"{flow.memo['rows'](manager.node)} hides it and the caller is told of success: let it raise",
        path=(("the commit raises here", call.node), ("its error is suppressed here", manager.node)),
        help="take the commit out of the suppress() block",
    )


def _subject(flow: Flow, call: Call, fact: Fact) -> str:
    if role_of(flow, call) == "commit" or fact.handle is None:
        return receiver_name(flow, call)
    return fact.handle.path


def _goes_another_way(flow: Flow, found: Handling, call: Call, owner: cst.Try | cst.TryStar) -> bool:
    """Whether a failure leads on to something that success does not come to, or that has been cleared for it."""
    return found.rolls_back or (not found.returns and answers(body_of(flow), owner, call.node)[0].final)


def _works_on(flow: Flow, call: Call, owner: cst.CSTNode, handle: Handle) -> bool:
    """Whether the function sends more over the handle once the `try` is over, as a loop does with its next item."""
    calls = flow.function.program.calls
    return any(
        role_of(flow, other) in ("exec", "write_pending", "commit") and handle_of(flow, other) is handle
        for other in calls[calls.index(call) + 1 :]
        if not _stands_in(other.context, owner)
    )


def _stands_in(context: Context | None, owner: cst.CSTNode) -> bool:
    handlers = owner.handlers if isinstance(owner, cst.Try | cst.TryStar) else ()
    return any(outer.node is owner or outer.node in handlers for outer in around(context))


def _answers_nothing(flow: Flow, call: Call, owner: cst.Try | cst.TryStar) -> bool:
    """Whether the function gives its caller nothing back, be it stored or not."""
    success, behind = answers(body_of(flow), owner, call.node)
    return (success.given if success.final else success.given | behind.given) <= {"None"}


def _confidence(
    flow: Flow, call: Call, handle: Handle, found: Handling, clause: cst.ExceptHandler, owner: Context
) -> Confidence:
    """Lower where the handle is closed at once, lowest where the loss seems meant."""
    assert isinstance(owner.node, cst.Try | cst.TryStar)
    if found.kind == "logs" and best_effort(flow, call, handle, clause, owner):
        return Confidence.LOW
    closed_at_once = handle.owner == "own" or isinstance(handle.origin, Manager)
    limit = Confidence.MEDIUM if closed_at_once or found.kind == "logs" else handle.confidence
    answers_nothing = not flow.function.is_generator and _answers_nothing(flow, call, owner.node)
    if closed_at_once and found.kind == "logs" and answers_nothing:
        # Best effort, most often: nothing is left behind, and nobody is told that it has been stored. A generator tells
        # whoever has its block, and has written in it.
        limit = handle.confidence.lowered()
    if found.rolls_back and found.kind == "silent" and only_duplicates(clause):
        limit = Confidence.LOW
    if owner.node.orelse is not None:
        # What success does stands in the else clause, so a failure does less.
        limit = Confidence.LOW
    return handle.confidence.at_most(limit)
