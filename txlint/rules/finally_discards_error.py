from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from txlint.resource.flow import Flow
from txlint.resource.leaks import role_of
from txlint.rules._base import Report, Rule
from txlint.rules._calls import confidence_in, receiver_name
from txlint.tree.events import Call, Leave, Return
from txlint.tree.lower import children


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

    ## References
    - [PEP 765](https://peps.python.org/pep-0765/)
    """

    code = "TX105"

    def flow(self, flow: Flow) -> Iterator[Report]:
        # Jumps that are really reached with an exception in flight.
        dropping = {event.node for event in flow.record.reached if isinstance(event, Return | Leave)}
        for call in flow.function.program.calls:
            if role_of(flow, call) != "commit":
                continue
            jump = _discarding(call)
            if jump is None or jump not in dropping:
                continue
            word = type(jump).__name__.lower()
            yield Report(
                node=call.node, confidence=confidence_in(flow, call),
                message=f"the error of the commit on '{receiver_name(flow, call)}' is thrown away by the {word} in the "
                        f"finally on line {flow.memo['rows'](jump)}: move the {word} behind the try statement",
                path=(("the commit may raise here", call.node), (f"the {word} drops the exception here", jump)),
                help=f"leave the finally by its end, and put the {word} after the try statement",
            )


def _discarding(call: Call) -> cst.CSTNode | None:
    """The jump in a `finally` round the call that throws its exception away."""
    context = call.context
    while context is not None:
        if context.kind in ("try", "handler", "orelse"):
            owner = context.node if isinstance(context.node, cst.Try | cst.TryStar) else None
            if owner is None:
                outer = context.parent
                context = outer
                continue
            if owner.finalbody is not None:
                jump = _jump(owner.finalbody.body, False)
                if jump is not None:
                    return jump
        context = context.parent
    return None


def _jump(node: cst.CSTNode, in_loop: bool) -> cst.CSTNode | None:
    """The first jump that leaves a final suite; those of nested functions and loops stay inside."""
    for child in children(node):
        if isinstance(child, cst.FunctionDef | cst.ClassDef | cst.Lambda):
            continue
        if isinstance(child, cst.Return) or (not in_loop and isinstance(child, cst.Break | cst.Continue)):
            return child
        found = _jump(child, in_loop or isinstance(child, cst.For | cst.While))
        if found is not None:
            return found
    return None
