"""What the rules about transactions that stay open share: which leak carries which code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from txlint.finding import Confidence, Severity
from txlint.resource.fact import Fact, Handle, Trail, was_caught
from txlint.resource.flow import Flow
from txlint.resource.leaks import Leak, confidence_of, rolls_back_in_handler, scoped_by_block, transaction_leaks
from txlint.resource.protocol import class_roles
from txlint.resource.witness import described, event_node, path_steps, raise_event, raised_inside
from txlint.rules._base import Report
from txlint.rules._commands import is_command, is_script
from txlint.rules._covered import is_covered
from txlint.rules._fixes import rolling_back, widened
from txlint.tree.events import Call

Code = Literal["TX201", "TX202", "TX203", "TX205"]


def codes_of(flow: Flow, leak: Leak) -> list[tuple[Code, tuple[str, ...]]]:
    """The codes that a transaction which stays open deserves, each with the ways out that show it."""
    handle = leak.handle
    found: list[tuple[Code, tuple[str, ...]]] = []
    ordinary = [x for x in leak.ordinary if not _callers_choice(flow, x[0]) or _left_by_handler(flow, leak, x)]
    errors = [k for k in ("errors", "cancels") if getattr(leak, k) and not _left_to_caller(flow, leak)]
    if not leak.explicit and not _implicit_counts(flow, leak):
        return []
    if not leak.ended:
        if handle.owner == "borrowed" or handle.kept:
            if not (leak.explicit and ordinary) or handle.protocol & {"commit", "rollback"}:
                return []
            if _ended_by_others(flow, handle, ordinary):
                return []
            # Only the transaction object could end it, and it is gone; or leaving the block, or whoever called, should.
            gone = handle.type.method("commit") is None or flow.function.name in ("__enter__", "__aenter__")
            works = _is_argument(handle) and any("several" in fact.marks for fact, _ in ordinary)
            return [("TX203", ("ordinary",))] if gone or works else []
        if handle.protocol & {"commit", "rollback"}:
            # Begun here, ended by another method: only what goes wrong in here counts.
            if leak.explicit and errors and _after_begin(leak, errors):
                return [("TX201", tuple(errors))]
            return []
        if ordinary and not leak.explicit and (scoped_by_block(flow, handle) or _told_in_callee(flow, leak)):
            return []
        if ordinary and handle.owner != "own":
            return [("TX203", ("ordinary",))]
        if leak.explicit and (ordinary or errors):
            return [("TX203", ("ordinary",) if ordinary else tuple(errors))]
        return []
    if errors and not leak.explicit and scoped_by_block(flow, handle):
        # Leaving the block closes the connection, whatever has failed in it.
        errors = []
    if errors and (leak.explicit or _fails_itself(leak) or _rolls_back(flow)):
        narrow = rolls_back_in_handler(flow, leak)
        inside = narrow is not None and any(raised_inside(t, narrow[1]) for k in errors for _, t in getattr(leak, k))
        several = leak.explicit or _several_statements(leak, errors)
        if inside and (several or _has_written(leak, errors)):
            found.append(("TX205", tuple(errors)))
        elif several and not inside:
            if leak.errors:
                found.append(("TX201", ("errors",)))
            elif flow.function.is_async or flow.function.is_generator:
                found.append(("TX201", ("cancels",)))
    if ordinary and _is_left(leak, [fact for fact, _ in ordinary]):
        found.append(("TX202", ("ordinary",)))
    return found


def _ended_by_others(flow: Flow, handle: Handle, paths: list[tuple[Fact, Trail]]) -> bool:
    """Whether the object keeps the handle, and another method of its class commits or rolls back there."""
    function = flow.function
    cls = flow.scope.instance or function.cls
    prefix = f"{function.receiver}."
    if cls is None or not function.receiver:
        return False
    kept = {name.removeprefix(prefix) for fact, _ in paths for name in fact.names if name.startswith(prefix)}
    return any(class_roles(flow.scope, cls, name, handle.type, function) & {"commit", "rollback"} for name in kept)


def _is_argument(handle: Handle) -> bool:
    """Whether the caller passed the connection itself."""
    return handle.param and "." not in handle.path


def _is_left(leak: Leak, facts: list[Fact]) -> bool:
    """Whether a transaction that the function ends elsewhere is not meant to go on behind these ordinary ways out."""
    # Of an aborted one a commit makes nothing.
    by_others = bool(leak.handle.protocol & ({"rollback"} if _is_aborted(facts) else {"commit", "rollback"}))
    if leak.explicit:
        return leak.ended_well or not by_others
    # What a statement has opened on a shared connection may well wait for another method's commit, and what is ended
    # only where that very statement fails is none to end here.
    return not by_others and (leak.ended_well or _has_written(leak, ["ordinary"]))


def _is_aborted(facts: list[Fact]) -> bool:
    return any(fact.tx == "aborted" for fact in facts)


def _told_in_callee(flow: Flow, leak: Leak) -> bool:
    """Whether a function of the project opens the transaction on what it shares itself, where it is reported."""
    m = flow.meaning(leak.begun) if isinstance(leak.begun, Call) else None
    effects = flow.world.effects(m.function) if m is not None and m.function is not None else None
    if m is None or m.function is None or effects is None:
        return False
    callee = m.function.function
    given = {p.name.value for p in callee.params} - {callee.receiver}
    return any(e.executes and path.partition(".")[0] not in given for path, e in effects.on.items())


def _implicit_counts(flow: Flow, leak: Leak) -> bool:
    """An implicit transaction is ours to end on a shared connection only."""
    handle = leak.handle
    if handle.owner != "shared" or handle.type.released_by_framework:
        return False
    if handle.library == "dbapi" and not leak.ended and not _has_written(leak, ["ordinary", "errors"]):
        # An unknown driver that nobody commits: nothing shows that it knows transactions.
        return False
    if handle.type.kind == "session" and leak.ended:
        # One that the object makes for itself, and works with for good; a registry's is given back by others.
        return handle.path.count(".") == 1 and handle.type.method("remove") is None and not handle.custom
    return handle.type.kind in ("connection", "session")


def _fails_itself(leak: Leak) -> bool:
    """Whether a statement of the transaction leaves it open by its error, or by what a handler raises for it, and not
    only what is called beside them."""
    return any(fact.flying is not None and fact.flying.kind != "any" for fact, _ in (*leak.errors, *leak.cancels))


def _rolls_back(flow: Flow) -> bool:
    return any(call.name == "rollback" for call in flow.function.program.calls)


def _callers_choice(flow: Flow, fact: Fact) -> bool:
    """Left open because a flag of the caller says so, or may say so where flags had to be forgotten."""
    if fact.explicit or fact.handle is None or fact.handle.owner == "own":
        return False
    if flow.machine.widened:
        return True
    return bool(_flags(flow, fact))


def _left_by_handler(flow: Flow, leak: Leak, path: tuple[Fact, Trail]) -> bool:
    """Whether a handler passes over the error that leaves it open, under flags with which it is ended otherwise."""
    if flow.machine.widened or not was_caught(path[1]):
        return False
    flags = _flags(flow, path[0])
    return not any(flags & _flags(flow, other[0]) for other in leak.ordinary if not was_caught(other[1]))


def _flags(flow: Flow, fact: Fact) -> set[tuple[str, object]]:
    """The truth values of what the caller has passed that this path has met."""
    params = {p.name.value for p in flow.function.params}
    return {(key, truth) for key, truth in fact.guards if {key, key.lstrip("(").partition(" ")[0]} & params}


def _left_to_caller(flow: Flow, leak: Leak) -> bool:
    """Left open by an error under the very flag of the caller under which it is left open without one."""
    if leak.explicit or leak.handle.owner == "own" or not leak.ordinary:
        return False
    paths = [_flags(flow, fact) for fact, _ in (*leak.ordinary, *leak.errors, *leak.cancels)]
    return bool(set.intersection(*paths))


def _after_begin(leak: Leak, kinds: list[str]) -> bool:
    """Something that comes after the begin raises."""
    return any(raise_event(t) is not leak.begun for k in kinds for _, t in getattr(leak, k))


def _several_statements(leak: Leak, kinds: list[str]) -> bool:
    """A statement after the first one fails: the first is then left behind, unfinished."""
    return any("several" in f.marks for k in kinds for f, _ in getattr(leak, k))


def _has_written(leak: Leak, kinds: list[str]) -> bool:
    """What fails comes after a write: a single read that fails leaves nothing unfinished."""
    return any(f.wrote is not None for k in kinds for f, _ in getattr(leak, k))


def transaction_report(flow: Flow, code: Code) -> Iterator[Report]:
    told: set[Handle] = set()
    for leak in transaction_leaks(flow):
        for found, kinds in codes_of(flow, leak):
            if found == code and (leak.explicit or leak.handle not in told):
                # Of statements that may each be the first, one stands for all.
                told.add(leak.handle)
                report = _report(flow, leak, code, kinds)
                if report is not None:
                    yield report


def name_of(leak: Leak) -> str:
    """How the message names the transaction."""
    begun = leak.begun
    if leak.explicit and isinstance(begun, Call) and begun.target and leak.handle.type.kind != "transaction":
        return f"transaction '{begun.target}'"
    if leak.handle.type.kind == "transaction":
        return f"transaction '{leak.handle.path}'"
    return f"the transaction on '{leak.handle.path}'"


def _report(flow: Flow, leak: Leak, code: Code, kinds: tuple[str, ...]) -> Report | None:
    node = event_node(leak.begun)
    if node is None:
        return None
    unsure = code == "TX201" and not leak.explicit and leak.handle.library == "dbapi"
    if unsure and (wrote := [path for path in leak.errors if path[0].wrote is not None]):
        # Of a driver that nobody knows only a write is sure to open a transaction.
        leak, unsure = replace(leak, errors=wrote), False
    fact, trail = leak.witness(*kinds)
    confidence = confidence_of(flow, leak, *kinds)
    if unsure or (code == "TX203" and leak.handle.path.count(".") > 1):
        # What an object of another object holds has its owner elsewhere.
        confidence = Confidence.LOW
    if leak.handle.owner == "borrowed":
        # A callback's argument: whoever calls it opened the connection for this one call.
        most = Confidence.LOW if flow.function.parent is not None and leak.handle.param else Confidence.MEDIUM
        if code == "TX203" and _is_argument(leak.handle) and leak.handle.type.method("commit") is not None:
            most = Confidence.LOW
        confidence = confidence.at_most(most)
    if not leak.explicit:
        ends_there = fact.exc and (is_script(flow.function) or is_command(flow.function))
        # A script that fails ends, and its transaction with it.
        most = Confidence.LOW if ends_there else Confidence.MEDIUM
        confidence = confidence.at_most(most)
    if fact.exc and leak.handle.owner == "shared" and is_covered(flow, leak.handle):
        confidence = Confidence.LOW
    rows = flow.memo["rows"]
    where = ""
    if fact.exc:
        event = raise_event(trail)
        place = event_node(event)
        happens = "is cancelled" if fact.exc[-1].kind == "cancel" else "raises"
        line = f" on line {rows(place)}" if place is not None else ""
        where = f"when {described(event)}{line} {happens}"
    first = "the transaction begins here" if leak.explicit else "this statement opens a transaction"
    return Report(
        node=node,
        message=_message(flow, leak, code, where, fact, trail),
        severity=Severity.ERROR,
        confidence=confidence,
        path=path_steps(flow, leak, fact, trail, first),
        help=_help(leak, code),
        slight=kinds != ("ordinary",),
        fix=rolling_back(flow, leak) if code == "TX201" else widened(flow, leak) if code == "TX205" else None,
        about=leak.handle,
        habit=leak.handle.path if code == "TX203" and not leak.explicit and fact.wrote is None else "",
    )


def _message(flow: Flow, leak: Leak, code: Code, where: str, fact: Fact, trail: object) -> str:
    name = name_of(leak)
    awaits = "await " if leak.handle.type.is_async else ""
    match code:
        case "TX201":
            return (
                f"{name} stays open {where or 'on an error path'}: roll back in 'except BaseException', "
                f"or use {_with(leak)}"
            )
        case "TX202":
            rows = flow.memo["rows"]
            step: object = trail
            line = ""
            while isinstance(step, tuple):
                if step[0] == "return":
                    place = event_node(step[1])
                    line = f" after the return on line {rows(place)}" if place is not None else ""
                    break
                step = step[2]
            return (
                f"{name} stays open{line or ' on one path to the end'}, other paths end it: "
                f"commit or {awaits}roll back there too"
            )
        case "TX203":
            return f"{name} is ended on no path: commit or roll back, or use {_with(leak)}"
        case "TX205":
            handler = rolls_back_in_handler(flow, leak)
            rows = flow.memo["rows"]
            line = f" on line {rows(handler[0])}" if handler is not None else ""
            return (
                f"{name} stays open {where}: the handler{line} that rolls back does not catch it, "
                f"widen it to BaseException"
            )
    raise AssertionError(code)


def _with(leak: Leak) -> str:
    awaits = "async with" if leak.handle.type.is_async else "with"
    kind, path = leak.handle.type.kind, leak.handle.path
    if kind == "module":
        return "'with transaction.atomic():'"
    if leak.handle.type.method("begin") is not None and leak.handle.library in ("sqlalchemy", "sqlmodel"):
        return f"'{awaits} {path}.begin():'"
    if leak.handle.type.method("transaction") is not None:
        return f"'{awaits} {path}.transaction():'"
    exit_ = leak.handle.type.exit
    if exit_ is not None and exit_.ok == "commit":
        return f"'{awaits} {path}:'"
    return "try/except/else"


def _help(leak: Leak, code: Code) -> str:
    if code == "TX203":
        return "end the transaction where its work is done; reading opens one too"
    if code == "TX202":
        return "end the transaction on this path as well, or let a with statement do it"
    return (
        f"let {_with(leak)} end the transaction on every path"
        if _with(leak) != "try/except/else"
        else ("put the work into try, roll back and raise again in 'except BaseException:', commit in the else")
    )
