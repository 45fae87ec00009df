from __future__ import annotations

from collections.abc import Iterator

from txlint.finding import Confidence
from txlint.flow.program import ORDINARY, RAISED
from txlint.resource.fact import Fact
from txlint.resource.flow import Flow
from txlint.resource.leaks import role_of
from txlint.resource.witness import event_node
from txlint.rules._base import Report, Rule
from txlint.rules._calls import acts_on, effects_on
from txlint.rules._owned_up import answered_behind
from txlint.rules._reached import line_of, name_of
from txlint.rules._swallows import (
    Place,
    cleaned,
    encloses,
    goes_half,
    guarded,
    guarding,
    in_block,
    in_loop,
    may_write,
    meaning_of,
    node_of,
    phrase,
    reads_only,
    swallowing,
    told_elsewhere,
)  # fmt: skip
from txlint.tree import cst
from txlint.tree.answers import walk
from txlint.tree.events import Call, Const, Context, Manager, Path, around
from txlint.tree.nodes import named_types

_NO_TABLE = frozenset(("ProgrammingError", "OperationalError", "UndefinedTable", "UndefinedColumn"))


class SwallowedInsideBlock(Rule):
    """A database error is swallowed inside a block that commits when it is left without an exception.

    ## What it does
    Reports an `except` clause, or `contextlib.suppress`, inside `with atomic()`, `engine.begin()`,
    `conn.transaction()` and their like, or under such a decorator, that swallows a database error and neither raises,
    nor rolls back to a savepoint, nor asks for a rollback.

    ## Why is this bad
    The block decides by the exception that reaches it, and none does. On PostgreSQL the transaction is aborted by
    then: the commit of the block is answered with a silent rollback, and everything in it is lost. On SQLite and MySQL
    the block commits what came before the error, half of the work.

    ## Example
    ```python
    from django.db import IntegrityError, transaction

    from club.models import Member


    def add(rows):
        with transaction.atomic():
            for row in rows:
                try:
                    Member.objects.create(**row)
                except IntegrityError:
                    pass
    ```

    ## Use instead
    ```python
    from django.db import IntegrityError, transaction

    from club.models import Member


    def add(rows):
        with transaction.atomic():
            for row in rows:
                try:
                    with transaction.atomic():
                        Member.objects.create(**row)
                except IntegrityError:
                    pass
    ```

    ## Seen on a server
    The example on PostgreSQL, where names are unique:

    ```text
    adding ann, ann, bob: TransactionManagementError: An error occurred in the current transaction. You can't
      execute queries until the end of the 'atomic' block.
    adding ann, ann: None
    members in the table: 0
    ```

    ## Known limits
    A clause that covers a transaction from its first statement to a commit of its own is left alone, and so is one
    whose error the function raises behind the block, or tries again after: nothing is lost unseen. The same is true of
    a clause about all that the block writes, whose failure the function tells of. The confidence is medium at most
    where the clause is about all that the block writes, or raises some errors.
    Where the library has no aborted state, only a silent or logging clause counts that passes over an error behind a
    write, and not one that skips single rows of a loop.

    ## References
    - [Django: controlling transactions explicitly](https://docs.djangoproject.com/en/stable/topics/db/transactions/)
    """

    code = "TX401"

    def flow(self, flow: Flow) -> Iterator[Report]:
        seen: set[int] = set()
        for block, fact in _left(flow):
            place = fact.spoiled
            if place is None or id(place) in seen or not encloses(flow, block, place) or told_elsewhere(flow, place):
                continue
            if _never_commits(flow, block) or _writes_nothing(flow, fact, block) or _tells_of_all(flow, block, place):
                continue
            if _harms(flow, fact, block) and not _only_reads(flow, block, place) and not _all_inside(flow, fact):
                seen.add(id(place))
                yield _report(flow, fact, block)


def _left(flow: Flow) -> Iterator[tuple[object, Fact]]:
    """Managed blocks with the facts that leave them without an exception; a decorator's with the function."""
    for manager, fact, _, way in flow.record.left:
        if way not in RAISED and any(m is manager for m, _ in fact.managed):
            yield manager, fact
    for fact in flow.exits(*ORDINARY):
        for block, _ in fact.managed:
            if isinstance(block, cst.CSTNode):
                yield block, fact


def _harms(flow: Flow, fact: Fact, block: object) -> bool:
    place = fact.spoiled
    if fact.handle is None or cleaned(flow, fact, place):
        return False
    if fact.tx == "aborted":
        return not answered_behind(flow, block, place)
    owner = guarded(flow, place)
    return fact.tx == "open" and owner is not None and goes_half(flow, fact, place, owner)


def _writes_nothing(flow: Flow, fact: Fact, block: object) -> bool:
    """Whether what failed in a call only reads, as all of the block does: then nothing is lost."""
    place = fact.spoiled
    if not isinstance(place, Call) or fact.tx != "aborted" or fact.wrote is not None or not isinstance(block, Manager):
        return False
    return reads_only(flow, fact, place) and not any(
        in_block(call.context, block) and may_write(flow, call)
        for call in flow.function.program.calls
        if flow.meaning(call).django or any(r.fact.handle is fact.handle for r in flow.record.at(call))
    )


def _never_commits(flow: Flow, block: object) -> bool:
    """Whether a block rolls back whatever happens in it: `conn.transaction(force_rollback=True)`."""
    if not isinstance(block, Manager) or not isinstance(block.value, Path):
        return False
    call = flow.scope.calls.get(block.value.text)
    return call is not None and any(
        a.keyword == "force_rollback" and isinstance(a.value, Const) and a.value.value is True for a in call.args
    )


def _tells_of_all(flow: Flow, block: object, place: Place) -> bool:
    """Whether the clause leaves the function and tells of the failure of all that the block has written by then: what
    is lost is what failed."""
    owner = guarded(flow, place)
    if owner is None or not isinstance(block, Manager) or isinstance(place, Manager | Call):
        return False
    if not _is_all(flow, block, place, before=place):
        return False
    found = meaning_of(flow, place, owner)
    writes = [c for c in flow.function.program.calls if guarding(c.context, place) is not None and may_write(flow, c)]
    # An error of another kind leaves half of several writes, which the block commits.
    broad = {"Exception", "BaseException"} & {n.rpartition(".")[2] for n in named_types(place) or ("Exception",)}
    return found.kind == "reports" and found.returns and not (broad and len(writes) > 1)


def _by_extent(flow: Flow, block: object, place: Place) -> Confidence:
    """Less sure where the clause is about all that the block writes, and where it looks at the error and raises some:
    low where it passes over a table that is not there yet."""
    if not _is_all(flow, block, place):
        filters = isinstance(place, cst.ExceptHandler) and any(isinstance(n, cst.Raise) for n in walk(place.body))
        return Confidence.MEDIUM if filters else Confidence.HIGH
    names: set[str] = (
        set() if isinstance(place, Manager | Call) else {n.rpartition(".")[2] for n in named_types(place) or ()}
    )
    return Confidence.LOW if names and names <= _NO_TABLE else Confidence.MEDIUM


def _is_all(flow: Flow, block: object, place: Place, before: cst.CSTNode | None = None) -> bool:
    """Whether the `try` of a clause is all that a block writes, or all that it has written before a place."""
    owner, row = guarded(flow, place), flow.memo["rows"]
    if owner is None or _is_repeated(owner, block):
        return False
    return not any(
        (not isinstance(block, Manager) or in_block(call.context, block))
        and guarding(call.context, place) is None
        and (before is None or row(call.node) < row(before))
        and (may_write(flow, call) or _changes_rows(flow, call))
        for call in flow.function.program.calls
        if flow.meaning(call).django
        or _changes_rows(flow, call)
        or any(acts_on(flow, call, r.fact) for r in flow.record.at(call))
    )


def _is_repeated(owner: Context, block: object) -> bool:
    """Whether a loop inside the block repeats what a clause guards."""
    for outer in around(owner.parent):
        if outer.info is block:
            return False
        if outer.kind == "loop":
            return True
    return False


def _changes_rows(flow: Flow, call: Call) -> bool:
    """`Task.objects.filter(name=name).update(seen=now)`"""
    asked = flow.scope.calls.get(call.receiver)
    return call.name in ("update", "delete") and asked is not None and bool(flow.meaning(asked).django)


def _all_inside(flow: Flow, fact: Fact) -> bool:
    """Whether the transaction began where the error was caught, and is committed there: the block has none to end."""
    place = fact.spoiled
    if fact.tx != "aborted" or not isinstance(fact.begun, Call) or fact.explicit:
        return False
    owner = guarding(fact.begun.context, place)
    if owner is None or in_loop(owner):
        return False
    calls = [call for call in flow.function.program.calls if guarding(call.context, place) is not None]
    if not any(
        role_of(flow, call) == "commit" or any(e.commits for _, e in effects_on(flow, call, r.fact))
        for call in calls
        for r in flow.record.at(call)
    ):
        return False
    return not any(
        r.fact.spoiled is place and r.fact.handle is fact.handle and acts_on(flow, call, r.fact)
        for call in flow.function.program.calls
        for r in flow.record.at(call)
    )


def _only_reads(flow: Flow, block: object, place: Place) -> bool:
    """Whether all that the block does is to read once: then nothing is lost, and nothing is tried again."""
    owner = guarded(flow, place)
    if isinstance(place, Call):
        # A helper has swallowed it, and whatever it sends is known.
        effects = flow.meaning(place).effects
        if effects is None or any(e.writes or e.may_write for e in effects.on.values()):
            return False
    elif owner is None or in_loop(owner):
        return False
    if flow.function.program.yields:
        return False
    results: set[str] = set()
    for call in flow.function.program.calls:
        if isinstance(block, Manager) and not in_block(call.context, block):
            continue
        m = flow.meaning(call)
        if call is place:
            continue
        if call.name == "select_for_update" or m.django == "write":
            return False
        if m.django == "read" or m.kind == "read" or call.receiver in results:
            results.add(call.result)
        elif not m.quiet and (m.made is None or m.function is not None):
            return False
    return True


def _report(flow: Flow, fact: Fact, block: object) -> Report:
    place, handle = fact.spoiled, fact.handle
    assert handle is not None
    node = event_node(block)
    confidence = handle.confidence.at_most(_by_extent(flow, block, place))
    if isinstance(place, Call) or reads_only(flow, fact, place):
        confidence = confidence.at_most(Confidence.MEDIUM)
    if isinstance(place, Call) and fact.wrote is None and reads_only(flow, fact, place):
        # A query has failed, and nothing was written before: what comes later fails aloud.
        confidence = Confidence.LOW
    if fact.tx == "aborted":
        then = "loses everything in it without a word" if handle.loses else "cannot commit"
    else:
        then = "commits the half that was written before"
        confidence = confidence.at_most(Confidence.MEDIUM)
    what = "block" if isinstance(block, Manager) else "function" if isinstance(block, cst.Name) else "decorator"
    ends = f"what runs the {what}" if what == "function" else f"the {what}"
    return Report(
        node=node_of(place),
        handler=place,
        confidence=confidence,
        message=f"{phrase(flow, place)} inside the transaction of '{name_of(handle)}', and {ends}"
        f"{line_of(flow, block)} {then}: catch it outside of the {what}, or put the statement into a savepoint",
        path=(
            *swallowing(flow, place),
            *((("this transaction ends as if nothing had happened", node),) if node is not None else ()),
        ),
        help=f"let the exception leave the {what}, or nest a savepoint round the statement that may fail",
    )
