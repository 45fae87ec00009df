from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from txlint.finding import Confidence
from txlint.flow.program import RAISED
from txlint.resource.fact import Fact
from txlint.resource.flow import Flow
from txlint.rules._base import Report, Rule
from txlint.rules._reached import at_most, name_of
from txlint.rules._swallowed import aborts, clause_node, intends_rollback
from txlint.tree.events import Manager


class SwallowedInsideBlock(Rule):
    """An exception is swallowed inside a managed transaction block, which then commits as if nothing had happened.

    ## What it does
    Reports an `except` clause inside `with atomic()`, `with engine.begin()`, `async with conn.transaction()` and their
    like that neither raises nor rolls back to a savepoint, so that the block leaves by its ordinary end.

    ## Why is this bad
    The block decides by the exception that reaches it. Without one it commits: on PostgreSQL the server answers that
    commit of an aborted transaction with a silent rollback, so all of the block is lost; on other databases, or where
    the error was none of the database's, the part that had worked is stored.

    ## Example
    ```python
    from django.db import IntegrityError, transaction


    def add(model, names):
        with transaction.atomic():
            for name in names:
                try:
                    model.objects.create(name=name)
                except IntegrityError:
                    pass
    ```

    ## Use instead
    ```python
    from django.db import IntegrityError, transaction


    def add(model, names):
        with transaction.atomic():
            for name in names:
                try:
                    with transaction.atomic():
                        model.objects.create(name=name)
                except IntegrityError:
                    pass
    ```

    ## References
    - [Django: avoid catching exceptions inside atomic](https://docs.djangoproject.com/en/stable/topics/db/transactions/#controlling-transactions-explicitly)
    """

    code = "TX401"

    def flow(self, flow: Flow) -> Iterator[Report]:
        done: set[int] = set()
        for manager, fact, _, way in flow.record.left:
            place = fact.spoiled
            if way in RAISED or place is None or id(place) in done or not any(m is manager for m, _ in fact.managed):
                continue
            if intends_rollback(place) or fact.auto or not _inside(flow, place, manager):
                continue
            if not aborts(fact) and fact.wrote is None:
                continue
            done.add(id(place))
            yield _report(flow, fact, place, manager)
        # A decorator's block has no `with` in sight: it is left where the function is.
        for fact in flow.exits():
            place = fact.spoiled
            if place is None or id(place) in done or fact.exc or not fact.managed:
                continue
            if intends_rollback(place) or fact.auto or (not aborts(fact) and fact.wrote is None):
                continue
            done.add(id(place))
            yield _report(flow, fact, place, None)


def _inside(flow: Flow, place: Any, manager: Manager) -> bool:
    """Whether the clause stands in the block of the manager."""
    for call in flow.function.program.calls:
        context = call.context
        while context is not None:
            if context.node is place or place in getattr(context.node, "handlers", ()) or (
                    isinstance(place, Manager) and context.info is place):
                outer = context.parent
                while outer is not None:
                    if outer.kind == "with" and outer.info is manager:
                        return True
                    outer = outer.parent
            context = context.parent
    return False


def _report(flow: Flow, fact: Fact, place: Any, manager: Manager | None) -> Report:
    handle = fact.handle
    assert handle is not None
    node = clause_node(place)
    steps = [("the exception is swallowed here", node)]
    if manager is not None:
        steps.append(("this block then commits", manager.node))
    then = "its commit is silently a rollback" if aborts(fact) else "partial work is committed"
    confidence = handle.confidence if fact.tx == "aborted" else at_most(handle.confidence, Confidence.MEDIUM)
    return Report(
        node=node, handler=None if isinstance(place, Manager) else place, confidence=confidence,
        message=f"an exception is swallowed inside the transaction block of '{name_of(handle)}', which goes on to its end: "
                f"{then}; catch it outside the block, or put the statement into a nested block of its own",
        path=tuple(steps), help="move the try round the block, or nest a savepoint round the statement that may fail",
    )
