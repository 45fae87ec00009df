"""Rows of an ORM session: the names of a function that hold objects whose attributes the session writes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from txlint.resource.evidence import ORM
from txlint.resource.held import ClassRef, Instance, Obj
from txlint.tree.events import Call, Path, Value

if TYPE_CHECKING:
    from txlint.resource.values import Scope

_FIND = frozenset(("get", "get_one", "scalar", "scalars", "execute", "exec", "query", "merge"))
_ELEMENTS = frozenset((
    "first", "one", "one_or_none", "scalar", "scalar_one", "scalar_one_or_none", "get", "get_one", "merge",
    "first_or_404", "get_or_404", "one_or_404",
))  # fmt: skip
_SENDS = _ELEMENTS - {"merge"} | {"all", "count", "delete", "update", "paginate"}
"""Methods of a query that ask the server; the others only add to it."""
_COLLECTS = frozenset(("list", "tuple", "set", "sorted", "dict"))


def sessions_of_rows(scope: Scope) -> dict[str, str]:
    """Plain name -> path of the session that gave the row it holds."""
    program = scope.function.program
    found: dict[str, str] = {}
    for bind in program.binds:
        if bind.target.isidentifier() and (session := _origin(scope, bind.value, one=True)):
            found[bind.target] = session
    for target, source in program.rounds:
        if session := _origin(scope, source, one=False):
            found[target] = session
    return found


def _origin(scope: Scope, value: Value, *, one: bool) -> str:
    """The session whose query a value comes from: its row (`one`), or something that rows are taken from."""
    found: set[str] = set()
    seen: set[tuple[str, bool]] = set()
    stack: list[tuple[Value, bool]] = [(value, one)]
    while stack:
        value, one = stack.pop()
        if not isinstance(value, Path) or (value.text, one) in seen:
            continue
        seen.add((value.text, one))
        call = scope.calls.get(value.text)
        if call is None:
            stack += [(bound, one) for bound in scope._binds.get(value.text, ()) if "." not in value.text]
        elif not one or call.name in _ELEMENTS:
            session = _session(scope, call)
            if session:
                found.add(session)
            else:
                stack.append((Path(call.receiver), False))
    return found.pop() if len(found) == 1 else ""


def sent_query(scope: Scope, call: Call) -> str:
    """The session whose `query(…)` a call sends: `session.query(Row).filter(…).first()`, `list(query)`."""
    if call.name in _SENDS and call.receiver:
        return unsent_query(scope, Path(call.receiver))
    if call.name in _COLLECTS and not call.receiver and call.args:
        return unsent_query(scope, call.args[0].value)
    return ""


def unsent_query(scope: Scope, value: Value) -> str:
    """The session whose `query(…)` a value is, with whatever was added to it, but not sent yet."""
    found: set[str] = set()
    seen: set[str] = set()
    stack = [value]
    while stack:
        value = stack.pop()
        if not isinstance(value, Path) or "." in value.text or value.text in seen:
            continue
        seen.add(value.text)
        call = scope.calls.get(value.text)
        if call is None:
            stack += scope._binds.get(value.text, ())
        elif call.name == "query" and (session := _session(scope, call)):
            found.add(session)
        elif call.name not in _SENDS:
            stack.append(Path(call.receiver))
    return found.pop() if len(found) == 1 else ""


def _session(scope: Scope, call: Call) -> str:
    held = scope.path(call.receiver) if call.name in _FIND and call.receiver else None
    if isinstance(held, Obj) and held.type.kind == "session" and held.type.library in ORM:
        return call.receiver
    return ""


def instance_given(scope: Scope, call: Call, session: Obj) -> Instance | None:
    """`session.get(Model, key)` gives an object of the project's class."""
    if session.type.kind != "session" or call.name not in ("get", "get_one") or not call.args:
        return None
    held = scope.value(call.args[0].value)
    return Instance(held.cls) if isinstance(held, ClassRef) else None
