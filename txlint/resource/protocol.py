"""Class protocol: what the other methods of a class, or functions of a module, do to a shared handle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from txlint.apis.model import Type
from txlint.resource.evidence import PER_REQUEST
from txlint.resource.held import External, Obj
from txlint.resource.paths import root_of
from txlint.resource.statements import statement
from txlint.resource.usage import usage
from txlint.resource.values import Scope
from txlint.tree.events import Call, Path, paths_in
from txlint.tree.index import Class, Function, Module

if TYPE_CHECKING:
    from txlint.resource.world import World

_ENDS = frozenset(("commit", "rollback"))
_BORROWED_NAMES = ("request", "app", "ctx", "context", "g", "current_app", "info")


def is_of_framework(root: str) -> bool:
    """Whether what is kept under a name lives as long as a request, and is ended by who made it."""
    return root in _BORROWED_NAMES


def shared_by(scope: Scope, given: Obj) -> frozenset[str] | None:
    """The roles that others play on a raw connection which a function lends because its module, its object or its
    cache keeps it for all: nobody rolls back for the borrower in `scope`. None where it is another kind of loan."""
    if given.keeper is None or given.type.kind != "connection" or given.type.released_by_framework:
        return None
    function, path = given.keeper
    root, _, name = path.partition(".")
    lender = scope.world.scope(function)
    if name:
        if root != function.receiver or function.cls is None or not name.isidentifier():
            return None
        roles = class_roles(lender, function.cls, name, given.type, function)
    elif path:
        bound_here = root in lender._binds and root not in function.program.outside
        if bound_here or is_of_framework(root) or any(p.name.value == root for p in function.params):
            return None
        roles = _module_roles(lender, path, given.type, function)
    else:
        roles = frozenset()
    return roles | _ends_of_borrowers(scope, function)


def _ends_of_borrowers(scope: Scope, lender: Function) -> frozenset[str]:
    """How others in the modules of both end what they may have been lent, too."""
    ending = [_ending(scope.world, module) for module in {scope.function.module, lender.module}]
    return frozenset().union(*(ends for each in ending for other, ends in each.items() if other is not scope.function))


def _ending(world: World, module: Module) -> dict[Function, frozenset[str]]:
    """The functions of a module that commit or roll something back, and which of the two they do."""
    if module not in world.ending:
        ends = {f: frozenset(call.name for call in f.program.calls) & _ENDS for f in module.all_functions()}
        world.ending[module] = {function: names for function, names in ends.items() if names}
    return world.ending[module]


def class_roles(scope: Scope, cls: Class, name: str, model: Type, besides: Function) -> frozenset[str]:
    """Roles that other methods of the class and its bases play on an attribute: "commit", "rollback", "close", …"""
    found: set[str] = set()
    methods = [method for item in scope.world.mro(cls) for method in item.methods.values() if method.receiver]
    names = {name} | {n for pair in map(_lent, methods) if name in pair for n in pair}
    for method in methods:
        for function in (method, *method.nested.values()):
            if function is not besides and method is not besides:
                for each in names:
                    found |= roles_in(scope, function, f"{method.receiver}.{each}", model)
            # What is kept on the object may be ended by the next call of the same method.
            found |= _transaction_roles(scope.world.scope(function, cls), method.receiver)
    return frozenset(found)


def lives_for_a_request(scope: Scope, cls: Class) -> bool:
    """Whether a library makes an object of the class for each request."""
    every = (base for item in scope.world.mro(cls) for base in scope.world.bases(item))
    return any(isinstance(base, External) and base.path in PER_REQUEST for base in every)


def _lent(method: Function) -> tuple[str, ...]:
    """A property and the attribute that it gives: two names of one object."""
    if not method.has_decorator("property", "cached_property"):
        return ()
    given = {r.value.text if isinstance(r.value, Path) else "" for r in method.program.returns}
    base, _, attribute = given.pop().partition(".") if len(given) == 1 else ("", "", "")
    return (method.name, attribute) if base == method.receiver and attribute.isidentifier() else ()


def _transaction_roles(scope: Scope, receiver: str) -> set[str]:
    """Roles on transaction objects that the class keeps beside its connection."""
    found = set()
    for call in scope.function.program.calls:
        if call.receiver.startswith(f"{receiver}.") and call.name in ("commit", "rollback", "abort"):
            held = scope.path(call.receiver)
            if isinstance(held, Obj) and held.type.kind == "transaction":
                found.add("commit" if call.name == "commit" else "rollback")
    return found


def _module_roles(scope: Scope, path: str, model: Type, besides: Function) -> frozenset[str]:
    found: set[str] = set()
    functions = (scope.function.module.body, *scope.function.module.functions.values())
    calls = [call for function in functions if function is not besides for call in function.program.calls]
    given = {call.name for call in calls if any(path in paths_in(arg.value) for arg in call.args)}
    root = root_of(path)
    for function in functions:
        own = any(p.name.value == root for p in function.params)
        # A parameter of the same name is another object, unless somebody passes this one.
        if function is not besides and (not own or function.name in given):
            found |= roles_in(scope, function, path, model)
    return frozenset(found)


def roles_in(scope: Scope, function: Function, path: str, model: Type) -> set[str]:
    """Roles that one function plays on the handle at a path."""
    use = usage(function, path)
    found: set[str] = set()
    if use.entered:
        found |= {"commit", "rollback"}
    for call in use.calls:
        method = model.method(call.name)
        if method is None:
            continue
        found.add(method.role)
        if method.role == "exec":
            found |= _kind(scope, function, call)
    for call in use.sent:
        found |= _kind(scope, function, call)
    return found


def _kind(scope: Scope, function: Function, call: Call) -> set[str]:
    kind, _ = statement(scope.world.scope(function), call)
    return {kind} if kind in ("begin", "commit", "rollback") else set()
