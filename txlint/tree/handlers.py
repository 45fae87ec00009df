"""What an `except` clause means to the caller: does it tell of the failure, or does it go on as if all was well?

The clause is read for its meaning, not for its shape. It *reports* when it raises, gives back something that success
does not, leaves a mark that somebody reads later, or calls anything besides logging and clean-up. Otherwise it *logs*
or is *silent*. Control flow inside the clause is not followed: one reporting statement is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from txlint.tree import cst
from txlint.tree.answers import Suite, answer, answers, follows, tells_failure, walk
from txlint.tree.nodes import children, dotted, literal

_LOG_NAME = re.compile(r"(?:^|_)log(?:s|ger|gers|ging|uru)?(?:_|$)|^log[A-Z]|Logger$", re.ASCII)
_LOGGED = frozenset(
    (
        "print",
        "pprint",
        "print_exc",
        "print_exception",
        "print_stack",
        "format_exc",
        "capture_exception",
        "capture_message",
        "report_exc_info",
        "notice_error",
        "record_exception",
        "set_status",
        "warn",
        "echo",
        "secho",
        "inc",
        "incr",
        "increment",
    )
)
_CLEANED = frozenset(
    (
        "close",
        "aclose",
        "release",
        "putconn",
        "remove",
        "expunge",
        "expunge_all",
        "expire",
        "expire_all",
        "dispose",
        "disconnect",
        "reset",
        "invalidate",
        "closeall",
    )
)
_PRINTED = frozenset(("print", "echo", "secho"))
_MILD = frozenset(("warning", "warn", "info", "debug", "trace", "notice"))
_HANDLE = re.compile(r"(?:^|_)(?:db|session|conn|connection|cursor|cur|tx|transaction|engine)$")
_HANDED_THROUGH = frozenset(("shield", "wait_for", "suppress"))


@dataclass(frozen=True, slots=True)
class Handling:
    """The meaning of one clause."""

    kind: Literal["reports", "logs", "silent"]
    rolls_back: bool
    """It rolls back, be it to a savepoint."""
    jumps: bool
    """It goes to another round of a loop, or leaves the loop."""
    returns: bool = False
    """It leaves the function somewhere."""


def handling(
    clause: cst.ExceptHandler | cst.ExceptStarHandler,
    owner: cst.Try | cst.TryStar,
    body: Suite,
    after: cst.CSTNode,
    *,
    leaves: bool = False,
) -> Handling:
    """Reads one clause of a `try`.

    `body` is the whole function, `after` the node in the try whose success the caller is told of by what is returned
    behind it. `leaves` is set for `__exit__`, whose return value says nothing about success.
    """
    nodes = list(walk(clause.body))
    calls = [call for node in nodes if (call := _statement_call(node)) is not None]
    rolls_back = any(_rolls_back(call) for call in calls)
    jumps = any(isinstance(node, cst.Continue | cst.Break) for node in nodes)
    reports = (
        any(isinstance(node, cst.Raise | cst.Yield) for node in nodes)
        or any(not (_cleans(call) or _logs(call)) for call in calls)
        or _leaves_mark(clause, nodes, body)
        or (not leaves and _returns_other(nodes, owner, body, after))
        or _success_leaves_mark(owner, body, after)
    )
    kind: Literal["reports", "logs", "silent"] = "logs" if any(_logs(call) for call in calls) else "silent"
    return Handling("reports" if reports else kind, rolls_back, jumps, any(isinstance(n, cst.Return) for n in nodes))


def mild(clause: cst.ExceptHandler | cst.ExceptStarHandler) -> bool:
    """Whether the clause logs, and never as an error: for those who wrote it nothing has gone wrong."""
    logged = _logged(clause)
    return bool(logged) and all(_name(call) in _MILD and dotted(call.func) != "warnings.warn" for call in logged)


def logged_text(clause: cst.ExceptHandler | cst.ExceptStarHandler) -> str:
    """What the clause logs, as far as it is written there."""
    return "\n".join(text for call in _logged(clause) for arg in call.args if (text := literal(arg.value)) is not None)


def only_logs_and_cleans(statement: cst.CSTNode) -> bool:
    """Whether nothing but logging and clean-up stands in a statement."""
    calls = [_statement_call(node) for node in walk(statement) if isinstance(node, cst.Expr)]
    return all(call is not None and (_logs(call) or _cleans(call)) for call in calls)


def _logged(clause: cst.ExceptHandler | cst.ExceptStarHandler) -> list[cst.Call]:
    calls = (_statement_call(node) for node in walk(clause.body))
    return [call for call in calls if call is not None and _logs(call)]


def same_answer(owner: cst.CSTNode, body: Suite, after: cst.CSTNode) -> bool:
    """Whether leaving a block early, and going on behind it, answers the caller as success does."""
    success, behind = answers(body, owner, after)
    return not success.given or bool(success.given & behind.given)


def prints(clause: cst.ExceptHandler | cst.ExceptStarHandler) -> bool:
    """Whether the clause writes something to the terminal."""
    calls = (_statement_call(node) for node in walk(clause.body))
    return any(
        call is not None and (_name(call) in _PRINTED or dotted(call.func).endswith("stdout.write")) for call in calls
    )


def _statement_call(node: cst.CSTNode) -> cst.Call | None:
    """The call that a statement consists of."""
    if not isinstance(node, cst.Expr):
        return None
    value = node.value.expression if isinstance(node.value, cst.Await) else node.value
    return value if isinstance(value, cst.Call) else None


def _name(call: cst.Call) -> str:
    match call.func:
        case cst.Name(value=name) | cst.Attribute(attr=cst.Name(value=name)):
            return name
    return ""


def _rolls_back(call: cst.Call) -> bool:
    name = _name(call)
    if "rollback" in name.lower() or (
        name.startswith("abort") and isinstance(call.func, cst.Attribute) and not call.args
    ):
        return True
    text = literal(call.args[0].value) if name.startswith("execute") and call.args else None
    if text is not None and text.lstrip().upper().startswith("ROLLBACK"):
        return True
    return name in _HANDED_THROUGH and any(isinstance(a.value, cst.Call) and _rolls_back(a.value) for a in call.args)


def _cleans(call: cst.Call) -> bool:
    if _name(call) in _CLEANED or _rolls_back(call):
        return True
    return _name(call) in _HANDED_THROUGH and any(isinstance(a.value, cst.Call) and _cleans(a.value) for a in call.args)


def _logs(call: cst.Call) -> bool:
    if any(a.keyword is not None and _HANDLE.search(a.keyword.value) for a in call.args):
        return False  # what is written into the database is read by users
    if _name(call) in _LOGGED:
        return True
    func = call.func
    if dotted(func).endswith(("stderr.write", "stdout.write")):
        return True
    while isinstance(func, cst.Attribute | cst.Call):
        if isinstance(func, cst.Attribute):
            if _LOG_NAME.search(func.attr.value) or _LOG_NAME.search(func.attr.value.lower()):
                return True
            func = func.value
        else:
            func = func.func
    return isinstance(func, cst.Name) and bool(_LOG_NAME.search(func.value) or _LOG_NAME.search(func.value.lower()))


def _leaves_mark(clause: cst.CSTNode, nodes: list[cst.CSTNode], body: Suite) -> bool:
    """Whether the clause sets something that is read outside of it, or that it gives back."""
    names: set[str] = set()
    for node in nodes:
        match node:
            case cst.Global() | cst.Nonlocal():
                return True
            case cst.Assign(targets=targets, value=value):
                for each in targets:
                    if isinstance(each.target, cst.Name):
                        names.add(each.target.value)
                    elif not (isinstance(value, cst.Name) and value.value == "None"):
                        return True
            case cst.AnnAssign(target=target) | cst.AugAssign(target=target):
                if not isinstance(target, cst.Name):
                    return True
                names.add(target.value)
    if not names:
        return False
    given = {
        name
        for node in nodes
        if isinstance(node, cst.Return) and node.value is not None
        for name in _reads(node.value, None)
    }
    return bool(names & (given | set(_reads(body, clause))))


def _reads(node: cst.CSTNode, skipped: cst.CSTNode | None) -> Iterator[str]:
    """Names that are read below a node, targets of assignments left out."""
    if node is skipped:
        return
    match node:
        case cst.Name(value=name):
            yield name
        case cst.Attribute(value=value):
            yield from _reads(value, skipped)
        case cst.AssignTarget(target=cst.Name()):
            return
        case cst.AugAssign(target=cst.Name(), value=value):
            yield from _reads(value, skipped)
        case cst.AnnAssign(target=cst.Name(), value=assigned):
            if assigned is not None:
                yield from _reads(assigned, skipped)
        case _:
            for child in children(node):
                yield from _reads(child, skipped)


def _returns_other(nodes: list[cst.CSTNode], owner: cst.Try | cst.TryStar, body: Suite, after: cst.CSTNode) -> bool:
    """Whether the caller gets another value than after success, or one that tells of the failure."""
    success, behind = answers(body, owner, after)
    returns = [node for node in nodes if isinstance(node, cst.Return)]
    if returns:
        given = {answer(node) for node in returns}
        good = success.given or behind.given
        # Where success answers True or False, False says that nothing was done.
        nothing_done = given == {"False"} and "True" in success.given | behind.given
        return nothing_done or any(tells_failure(node.value) for node in returns) or not given & good
    if behind.given == behind.failing:
        return True
    return bool(success.given) and not success.given & behind.given


def _success_leaves_mark(owner: cst.Try | cst.TryStar, body: Suite, after: cst.CSTNode) -> bool:
    """Whether only success sets a name that is set before, and read behind: `saved = True`."""
    names = {
        target.target.value
        for node in _with_what_follows(owner, after)
        if isinstance(node, cst.Assign)
        for target in node.targets
        if isinstance(target.target, cst.Name)
    }
    if not names:
        return False
    before = _assigned_outside(body, owner.body)
    return bool(names & before & set(_reads(body, owner.body)))


def _with_what_follows(owner: cst.CSTNode, after: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The nodes that run once a node has succeeded, the assignment of its own value first: `row = create()`."""
    for node in walk(owner):
        if isinstance(node, cst.Assign) and any(inner is after for inner in walk(node.value)):
            yield node
    for statement in follows(owner, after):
        yield from walk(statement)


def _assigned_outside(node: cst.CSTNode, skipped: cst.CSTNode) -> set[str]:
    if node is skipped:
        return set()
    found = {node.target.value} if isinstance(node, cst.AssignTarget) and isinstance(node.target, cst.Name) else set()
    for child in children(node):
        found |= _assigned_outside(child, skipped)
    return found
