"""Methods that acquire a connection for their object and give it back themselves, straight or by helpers of the class:
what they keep on the object in between is theirs, and stays behind where they fail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from txlint.resource.held import FunctionRef, Obj
from txlint.tree import cst
from txlint.tree.answers import walk
from txlint.tree.events import Call, Path

if TYPE_CHECKING:
    from txlint.resource.values import Scope
    from txlint.tree.index import Class, Function

_ENDS = frozenset(("close", "aclose", "release", "putconn", "disconnect", "dispose", "terminate"))
_LAST = re.compile(r"^(?:a?close|stop|shut_?down|disconnect|dispose|tear_?down|quit|__a?exit__|__del__)", re.IGNORECASE)
"""Methods that others call, too, at the end of an object's life."""
_LIVES = ("__init__", "__enter__", "__aenter__", "__exit__", "__aexit__", "__del__")


def gained(scope: Scope, call: Call) -> tuple[str, Obj] | None:
    """The attribute under which a method of the object keeps what it acquires whenever it is called, as its caller
    names it, where that gives it back itself."""
    function, held = scope.function, scope.callee(call) if call.receiver == scope.function.receiver else None
    cls = scope.instance or function.cls
    if not isinstance(held, FunctionRef) or cls is None or not function.receiver or held.function is function:
        return None
    helper = held.function
    if not helper.receiver or helper.node is None or any(isinstance(n, cst.If) for n in walk(helper.node.body)):
        return None
    inner = scope.world.scope(helper, cls)
    for bind in helper.program.binds:
        base, _, name = bind.target.partition(".")
        if base != helper.receiver or not name.isidentifier() or not isinstance(bind.value, Path):
            continue
        obj = inner.path(bind.value.text) if bind.value.text.startswith("%") else None
        if isinstance(obj, Obj) and obj.owned and obj.type.kind in ("connection", "session"):
            return (f"{function.receiver}.{name}", obj) if balances(scope, name, obj.pooled) else None
    return None


def balances(scope: Scope, name: str, pooled: bool) -> bool:
    """Whether a method ends what it has put under an attribute of its object, and nobody else would."""
    function = scope.function
    cls = scope.instance or function.cls
    if cls is None or not function.receiver or function.name in _LIVES:
        return False
    methods = [method for item in scope.world.mro(cls) for method in item.methods.values() if method.receiver]
    called = {call.name for call in function.program.calls if call.receiver == function.receiver}
    helpers = [method for method in methods if method.name in called and _ends(method, name)]
    if not helpers and not _ends(function, name):
        return False
    if not pooled and any(_LAST.match(method.name) for method in helpers):
        return False
    others = (m for m in methods if m is not function and m not in helpers and _ends(m, name))
    return all(_acquires(m, name, scope, cls) for m in others)


def _ends(function: Function, name: str) -> bool:
    path = Path(f"{function.receiver}.{name}")
    return any(
        call.name in _ENDS and (call.receiver == path.text or any(arg.value == path for arg in call.args))
        for call in function.program.calls
    )


def _acquires(function: Function, name: str, scope: Scope, cls: Class) -> bool:
    """Whether another method that ends the attribute has filled it before, itself or by a helper."""
    return any(_fills(each, name) for each in (function, *_helpers(function, scope, cls)))


def _helpers(function: Function, scope: Scope, cls: Class) -> Iterator[Function]:
    for call in function.program.calls:
        method = scope.world.method(cls, call.name) if call.receiver == function.receiver else None
        if method is not None:
            yield method


def _fills(function: Function, name: str) -> bool:
    return any(
        bind.target == f"{function.receiver}.{name}" and isinstance(bind.value, Path) for bind in function.program.binds
    )
