"""What the rules about swallowed errors share: which clause is to blame, and whether its silence does harm."""

from __future__ import annotations

from txlint.resource.fact import Fact, Handle
from txlint.resource.flow import Flow
from txlint.resource.leaks import role_of, undoes
from txlint.resource.summarise import swallowed_in
from txlint.resource.told import told
from txlint.resource.witness import described
from txlint.rules._calls import acts_on, effects_on
from txlint.tree import cst
from txlint.tree.answers import Suite
from txlint.tree.events import Call, Context, Manager, Path, around
from txlint.tree.handlers import Handling, handling
from txlint.tree.index import Function
from txlint.tree.nodes import named_types

DUPLICATES = ("IntegrityError", "UniqueViolation", "UniqueViolationError", "DuplicateKeyError")
_NO_COMMIT = ("ProgrammingError", "DataError", "NotSupportedError", "UndefinedTable", "UndefinedColumn")
"""Raised by statements, and never by a commit."""
Place = cst.ExceptHandler | cst.ExceptStarHandler | Manager | Call
"""An `except` clause, the manager of a `suppress` block, or the call of a function that swallows."""


def node_of(place: Place) -> cst.CSTNode:
    return place.node if isinstance(place, Manager | Call) else place


def body_of(flow: Flow) -> Suite:
    """The statements of the whole function."""
    return flow.function.node.body if flow.function.node is not None else flow.function.module.source.module


def guarded(flow: Flow, place: Place) -> Context | None:
    """The `try` or `with` whose errors a clause or `suppress` catches, as a context; None where it asks for nothing."""
    program = flow.function.program
    for context in (*(call.context for call in program.calls), *(event.context for event in program.nexts)):
        found = guarding(context, place)
        if found is not None:
            return found
    return None


def guarding(context: Context | None, place: Place) -> Context | None:
    """The same, looked for round one event."""
    for outer in around(context):
        if isinstance(place, Manager):
            if outer.kind == "with" and outer.info is place:
                return outer
        elif outer.kind == "try" and any(clause is place for clause in outer.node.handlers):  # type: ignore[attr-defined]
            return outer
    return None


def meaning_of(flow: Flow, place: Place, owner: Context) -> Handling:
    """How the clause answers; `suppress` is silent."""
    if isinstance(place, Manager | Call) or not isinstance(owner.node, cst.Try | cst.TryStar):
        return Handling("silent", False, False)
    return handling(place, owner.node, body_of(flow), owner.node)


def in_loop(context: Context) -> bool:
    """Whether a block is repeated by a loop."""
    return any(outer.kind == "loop" for outer in around(context.parent))


def encloses(flow: Flow, block: object, place: Place) -> bool:
    """Whether a clause stands inside a managed block; inside a decorator's it always does."""
    if not isinstance(block, Manager):
        return True
    owner = None if isinstance(place, Call) else guarded(flow, place)
    context = place.context if isinstance(place, Call) else (owner.parent if owner is not None else None)
    return in_block(context, block)


def in_block(context: Context | None, block: Manager) -> bool:
    """Whether an event stands in a `with` block."""
    return any(outer.kind == "with" and outer.info is block for outer in around(context))


def cleaned(flow: Flow, fact: Fact, place: Place) -> bool:
    """Whether the clause rolls back by a name or by a function of the project, or gives the handle to code that nobody
    sees and that may."""
    if isinstance(place, Call):
        return False
    owner = guarded(flow, place)
    if owner is None or meaning_of(flow, place, owner).rolls_back:
        return True
    for call in flow.function.program.calls:
        if all(context.node is not place for context in around(call.context)):
            continue
        if undoes(flow, call):
            return True
        m = flow.meaning(call)
        if m.function is not None or m.method is not None:
            continue
        if any(isinstance(arg.value, Path) and arg.value.text in fact.names for arg in call.args):
            return True
    return False


def goes_half(flow: Flow, fact: Fact, place: Place, owner: Context) -> bool:
    """Whether passing over the error leaves the work of an open transaction half done, to be committed so.

    A clause that tells of the error is taken to know that; one that passes over duplicates, or skips the single
    statement of a loop's round, to mean it.
    """
    found = meaning_of(flow, place, owner)
    if found.kind == "reports" or only_duplicates(place):
        return False
    sent = [
        call
        for call in flow.function.program.calls
        if fact.handle is not None and guarding(call.context, place) is not None and _sends(flow, call, fact.handle)
    ]
    if not sent or fact.wrote is None:
        return False
    if len(sent) == 1 and (found.jumps or in_loop(owner)):
        return False
    return len(sent) > 1 or guarding(getattr(fact.wrote, "context", None), place) is None


def _sends(flow: Flow, call: Call, handle: Handle) -> bool:
    m = flow.meaning(call)
    if m.django:
        return True
    if role_of(flow, call) not in ("exec", "write_pending", "read", ""):
        return False
    return any(r.fact.handle is handle and acts_on(flow, call, r.fact) for r in flow.record.at(call))


def only_duplicates(place: Place) -> bool:
    """Whether nothing but a duplicate row is passed over, which may well be meant."""
    if isinstance(place, Manager | Call):
        return False
    names = {name.rpartition(".")[2] for name in named_types(place) or ()}
    return not names.isdisjoint(DUPLICATES) and names <= {*DUPLICATES, *_NO_COMMIT}


def phrase(flow: Flow, place: Place) -> str:
    """The clause in a message; of a call also the function in which it stands, where that is another one."""
    if not isinstance(place, Call):
        return f"{'suppress()' if isinstance(place, Manager) else 'the handler'} swallows a database error"
    found = swallowed_in(flow, place)
    called = flow.meaning(place).function
    deeper = found is not None and called is not None and found.function is not called.function
    inside = f" (in {found.function.name}())" if found is not None and deeper else ""
    return f"{described(place)} swallows a database error{inside}"


def told_elsewhere(flow: Flow, place: Place) -> bool:
    """Whether it is reported in what is called: there the transaction is used behind the clause, too."""
    found = swallowed_in(flow, place) if isinstance(place, Call) else None
    return found is not None and found.told


def swallowing(flow: Flow, place: Place) -> tuple[tuple[str, cst.CSTNode] | tuple[str, cst.CSTNode, Function], ...]:
    """The steps of a path that show where an error is swallowed."""
    found = swallowed_in(flow, place) if isinstance(place, Call) else None
    if found is None:
        return (("the error is swallowed here", node_of(place)),)
    function, clause, _ = found
    return (
        ("the error is swallowed in what is called here", node_of(place)),
        (f"{function.name}() swallows it here", clause, function),
    )


def reads_only(flow: Flow, fact: Fact, place: Place) -> bool:
    """Whether what is guarded only queries: few queries fail, and a row that is missing spoils nothing."""
    if isinstance(place, Call):
        found = swallowed_in(flow, place)
        if found is not None and _only_queries(flow, found.function, found.node):
            return True
        return not any(e.writes or e.may_write or e.commits for _, e in effects_on(flow, place, fact))
    owner = guarded(flow, place)
    calls = [call for call in flow.function.program.calls if owner is not None and guarding(call.context, place)]
    sent = [c for c in calls if flow.meaning(c).django or any(acts_on(flow, c, r.fact) for r in flow.record.at(c))]
    return bool(sent) and not any(may_write(flow, call) for call in sent)


def _only_queries(flow: Flow, function: Function, clause: cst.CSTNode) -> bool:
    """The same of a clause in what is called: it guards queries, and no call of the project's own."""
    meanings = flow.world.meanings(flow.world.scope(function, function.cls))
    guarded_by = (c for c in function.program.calls if guarding(c.context, clause) is not None)  # type: ignore[arg-type]
    found = [m for m in map(meanings, guarded_by) if m.method is not None or m.function is not None]
    return any(m.kind == "read" for m in found) and all(
        m.function is None and m.method is not None and (m.kind in ("read", "neutral") or m.method.role == "read")
        for m in found
    )


def may_write(flow: Flow, call: Call) -> bool:
    """Whether a call may send a write, as far as is known."""
    m = flow.meaning(call)
    if m.django:
        return m.django == "write"
    if m.function is not None:
        effects = flow.world.effects(m.function)
        writes = told(flow.scope, m) not in ("unknown", "read", "neutral")
        return writes or effects is None or any(e.writes or e.commits for e in effects.on.values())
    if m.method is not None and m.method.role == "exec" and not m.method.writes and not call.args:
        # `result.scalars()` fetches what a statement has found.
        return False
    return role_of(flow, call) in ("commit", "write_pending", "flush") or (
        role_of(flow, call) == "exec" and m.kind not in ("read", "neutral")
    )
