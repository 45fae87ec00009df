"""Handles that end with what they came from, or with a transaction that they have joined."""

from __future__ import annotations

from txlint.resource.fact import Handle
from txlint.resource.held import Obj
from txlint.resource.values import Scope
from txlint.tree.events import Call, Path

_JOINS = frozenset(("transaction", "zope"))
"""Packages whose import says that sessions of SQLAlchemy may join the transaction of the thread, which closes them."""
_LAST = ("tearDown", "asyncTearDown", "tearDownClass", "teardown_method", "teardown_class", "teardown")
"""What is called behind each test, or behind the last one."""


def taken_from(handle: Handle, call: Call) -> bool:
    """Whether a handle comes from the pool or database that a call closes."""
    return isinstance(handle.origin, Call) and handle.origin.receiver == call.receiver


def ended_with_source(scope: Scope, call: Call) -> bool:
    """Whether what a test takes from an attribute of its object ends when that is closed by `tearDown()`."""
    function = scope.function
    cls = scope.instance or function.cls
    source = scope.path(call.receiver) if call.receiver else None
    prefix = f"{function.receiver}."
    if cls is None or not isinstance(source, Obj) or not function.receiver or not call.receiver.startswith(prefix):
        return False
    enders = {method.name for method in source.type.methods if method.ends_taken}
    name = call.receiver.removeprefix(prefix)
    return bool(enders) and any(
        other.name in enders and other.receiver == f"{method.receiver}.{name}"
        for item in scope.world.mro(cls)
        for method in item.methods.values()
        if method.name in _LAST
        for other in method.program.calls
    )


def joined_elsewhere(scope: Scope, call: Call, made: Obj) -> bool:
    """Whether a session may have joined a transaction that ends it. One that is committed by itself has not, unless
    the function does either."""
    if made.type.kind != "session" or made.type.library != "sqlalchemy":
        return False
    if not _JOINS & scope.function.module.imported_roots:
        return False
    names = {call.result} | {b.target for b in scope.function.program.binds if b.value == Path(call.result)}
    commits = [other.receiver for other in scope.function.program.calls if other.name == "commit"]
    joined = any(isinstance(held := scope.path(on), Obj) and held.type.kind == "module" for on in commits)
    return joined or not names.intersection(commits)
