"""What is not known of a receiver, and what would make it known."""

from __future__ import annotations

from txlint.resource.flow import Flow
from txlint.resource.held import ClassRef, External, FunctionRef, Instance, ModuleRef, Obj
from txlint.resource.values import Scope
from txlint.tree.events import Call, Path

DATABASE_CALLS = frozenset((
    "commit", "rollback", "execute", "executemany", "executescript", "exec_driver_sql", "cursor", "begin",
    "begin_nested", "transaction", "start_transaction", "savepoint", "fetchrow", "fetchval", "scalars", "getconn",
    "acquire", "flush", "add_all",
))  # fmt: skip
"""Methods that connections have; each by itself says little."""
TELLING = frozenset(("commit", "rollback", "cursor", "executemany", "executescript", "start_transaction", "fetchrow"))
"""Of those the ones that hardly anything else has."""
_DECLARE = "say what it gives by a producer with call = '{}' in [[tool.txlint.api]]"


def is_unknown(flow: Flow, call: Call) -> bool:
    """Whether the call looks like one on a connection, and its receiver could be anything."""
    if call.name not in DATABASE_CALLS or not call.receiver or call.receiver == "?":
        return False
    m = flow.meaning(call)
    if m.method is not None or m.function is not None or m.acts_on is not None or m.producer is not None:
        return False
    if any(part.path == call.receiver for r in flow.record.at(call) for part in r.fact.parts):
        return False
    return isinstance(flow.scope.path(call.receiver), External | None)


def guessed(flow: Flow, call: Call) -> str:
    """What is said of a factory outside of the project that only its name and its use tell of; "" of any other."""
    held = flow.scope.callee(call)
    if not isinstance(held, External) or flow.meaning(call).producer is not None:
        return ""
    made = flow.meaning(call).made
    if not isinstance(made, Obj) or made.owned:
        return ""
    return (
        f"{held.path}() cannot be read here, and only its name and its use say that it gives a {made.type.kind}: that "
        f"it is new, and has to be closed, is not assumed; {_DECLARE.format(held.path)} to have it judged"
    )


def why_unknown(scope: Scope, path: str, seen: frozenset[str] = frozenset()) -> str:
    """One sentence on what a path is taken for, with the way to make it known."""
    held = scope.path(path)
    if isinstance(held, External):
        if held.called:
            return f"it comes from {held.path}(), which no model describes: {_DECLARE.format(held.path)}"
        return f"it is {held.path}, which cannot be read here: describe it in [[tool.txlint.api]]"
    name, _, rest = path.partition(".")
    if name.startswith("%"):
        call = scope.calls.get(name)
        return _what_a_call_gives(scope, call) if call is not None else "it is the result of an expression"
    if name in {p.name.value for p in scope.function.params} and name != scope.function.receiver:
        wanted = f"{name}: Connection" if not rest else f"{name}: ClassOfIt"
        return f"'{name}' is a parameter without a type that is known: annotate it ('{wanted}')"
    if name == scope.function.receiver and rest:
        return f"no method of the class assigns it a value that is known: annotate the attribute ('{rest}: Connection')"
    for value in scope._binds.get(name, ()):
        if isinstance(value, Path):
            return why_unknown(scope, value.text, seen | {path}) if value.text not in seen | {path} else ""
    return "it is not assigned in this module"


def _what_a_call_gives(scope: Scope, call: Call) -> str:
    name = call.callee if "%" not in call.callee else call.name
    match scope.callee(call):
        case FunctionRef(function):
            where = f"{function.module.name}.{function.qualname}" if function.module.name else function.qualname
            return f"{name}() returns nothing that is known: annotate its result, or {_DECLARE.format(where)}"
        case External(path):
            return f"{path}() is described by no model: {_DECLARE.format(path)}"
        case Instance() | ClassRef() | ModuleRef() | Obj():
            return f"what {name}() gives is not known: annotate it"
    receiver = f", since '{call.receiver}' is not known" if call.receiver and "%" not in call.receiver else ""
    return f"what {name}() gives is not known{receiver}"
