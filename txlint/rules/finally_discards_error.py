from __future__ import annotations

from collections.abc import Iterator

from txlint.finding import Confidence
from txlint.resource.fact import Reached
from txlint.resource.flow import Flow
from txlint.resource.leaks import role_of
from txlint.resource.witness import described, raise_event
from txlint.rules._base import Report, Rule
from txlint.rules._calls import acts_on, commits_by_summary, confidence_in, receiver_name
from txlint.tree import cst
from txlint.tree.events import Call, Context, Leave, Manager, Return, around


class FinallyDiscardsError(Rule):
    """`return`, `break` or `continue` in `finally` throws away the error of a commit.

    ## What it does
    Reports a commit in a `try` whose `finally` leaves by itself: Python then drops the exception that was in flight.

    ## Why is this bad
    When the commit fails nobody hears of it. The function answers as usual, and the rows are gone. From Python 3.14 on
    such a `finally` is a SyntaxWarning (PEP 765).

    ## Example
    ```python
    from sqlalchemy.orm import Session


    def store(engine, order):
        with Session(engine) as session:
            try:
                session.add(order)
                session.commit()
            finally:
                return {"order": order.number}
    ```

    ## Use instead
    ```python
    from sqlalchemy.orm import Session


    def store(engine, order):
        with Session(engine) as session:
            session.add(order)
            session.commit()
        return {"order": order.number}
    ```

    ## Seen on a server
    PostgreSQL refuses the commit, a deferred foreign key points nowhere; psycopg:

    ```text
    the caller gets: {'order': 99}
    orders in the table: 0
    ```

    ## Known limits
    A jump that is only reached after success, guarded by a flag for example, is not reported. Where the `try` holds no
    commit, a failing statement counts that leaves written work behind.

    ## References
    - [PEP 765](https://peps.python.org/pep-0765/)
    """

    code = "TX105"

    def flow(self, flow: Flow) -> Iterator[Report]:
        seen: set[int] = set()
        for event, reached in flow.record.reached.items():
            if not isinstance(event, Return | Leave):
                continue
            for owner in _owners(event.context):
                for call in (call for item in reached for call in _discarded(flow, item, owner)):
                    if id(call) not in seen:
                        seen.add(id(call))
                        yield _report(flow, call, event)


def _owners(context: Context | None) -> Iterator[cst.CSTNode]:
    """The `try` statements, inside the same clause, in whose `finally` a jump stands."""
    for outer in around(context):
        if outer.kind == "handler":
            return
        if outer.kind == "final":
            yield outer.node


def _guards(owner: cst.CSTNode, call: Call | Manager) -> bool:
    """Whether a call, or a block, stands in the part of a `try` that its `finally` follows."""
    for context in around(call.context):
        if context.kind == "handler" and context.node in owner.handlers:  # type: ignore[attr-defined]
            return True
        if context.node is owner:
            return context.kind != "final"
    return False


def _discarded(flow: Flow, reached: Reached, owner: cst.CSTNode) -> list[Call | Manager]:
    """The commits whose error a jump throws away here, blocks that commit on leaving included; where the `try` has
    none, the statement that failed."""
    fact = reached.fact
    marked = [mark[1] for mark in fact.marks if isinstance(mark, tuple) and mark[0] in ("commit", "block")]
    commits = [call for call in marked if _guards(owner, call)]
    raiser = raise_event(reached.trail)
    if commits or not isinstance(raiser, Call) or not _guards(owner, raiser):
        return commits
    if commits_by_summary(flow, raiser):
        return [raiser]
    others = any(role_of(flow, call) == "commit" and _guards(owner, call) for call in flow.function.program.calls)
    failed = fact.flying is not None and fact.flying.kind == "db" and acts_on(flow, raiser, fact)
    return [raiser] if failed and fact.wrote is not None and not others else []


def _report(flow: Flow, call: Call | Manager, event: Return | Leave) -> Report:
    word = type(event.node).__name__.lower()
    if isinstance(call, Manager):
        what, confidence = "the commit at the end of the block", Confidence.HIGH
    else:
        commits = role_of(flow, call) == "commit"
        what = f"the commit on '{receiver_name(flow, call)}'" if commits else described(call)
        confidence = confidence_in(flow, call)
    return Report(
        node=call.node,
        confidence=confidence,
        message=f"the error of {what} is thrown away by the {word} in the finally on line "
        f"{flow.memo['rows'](event.node)}: move the {word} behind the try statement",
        path=(("this may raise", call.node), (f"the {word} drops the exception here", event.node)),
        help=f"leave the finally by its end, and put the {word} after the try statement",
    )
