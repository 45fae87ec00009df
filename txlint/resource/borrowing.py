"""Objects that only use a handle which they are given: `Repository(conn)` leaves the closing to whoever made `conn`.

An object of the project's own is looked through when everything about its class is known and nothing in it ends the
handle, keeps it elsewhere or shows it to somebody who could. Any other is an owner that cannot be followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from txlint.resource.binding import arguments_of
from txlint.resource.constructors import kept_arguments
from txlint.resource.held import ClassRef, External
from txlint.resource.paths import is_within
from txlint.tree import cst
from txlint.tree.answers import walk
from txlint.tree.events import Call, Path, Value, paths_in

if TYPE_CHECKING:
    from txlint.apis.model import Type
    from txlint.resource.meaning import Meaning
    from txlint.resource.values import Scope
    from txlint.resource.world import World
    from txlint.tree.index import Class

_ENDS = frozenset(
    ("close", "aclose", "release", "dispose", "disconnect", "terminate", "remove", "invalidate", "detach", "shutdown")
)
_END_ROLES = ("close", "release", "dispose")
_MIRRORS = ("__getattr__", "__getattribute__", "__del__")
"""Methods by which an object is more than what is written in it, or ends by itself."""
_REFLECTING = ("getattr", "vars", "setattr")
_TYPING = ("typing", "typing_extensions", "abc", "builtins")
_DEPTH = 4


def lends_only(world: World, cls: Class, call: Call, given: str, model: Type) -> frozenset[str]:
    """The attributes under which a new object keeps the handle, or the object with a handle, that it is given by a
    path; empty where it may do more with it than use it."""
    kept = frozenset(attribute for path, attribute in kept_arguments(world, cls, call) if path == given)
    times = sum(given in paths_in(arg.value) for arg in call.args)
    whole = len(kept) == times and all(_borrows(world, cls, attribute, model, ()) for attribute in kept)
    return kept if whole else frozenset()


def only_used(scope: Scope, m: Meaning, given: str, model: Type) -> bool:
    """Whether a called function only uses what it is given by a path, by all that is known."""
    return _is_loan(scope, m, {given}, model, ())


def into_result(world: World, m: Meaning, names: frozenset[str], model: Type) -> bool:
    """Whether a called function gives back a new object that owns what the function is given by these names."""
    assert m.function is not None
    function = m.function.function
    params = {param for param, path in m.arguments.items() if path in names}
    returned = {path for each in function.program.returns for path in paths_in(each.value)}
    meanings = world.meanings(world.scope(function, m.function.instance if function.receiver else None))
    for call in function.program.calls if params and returned else ():
        given = [path for arg in call.args for path in paths_in(arg.value) if path in params]
        if not given or returned.isdisjoint({call.result, call.target} - {""}):
            continue
        callee = meanings(call).callee
        if isinstance(callee, ClassRef) and not all(lends_only(world, callee.cls, call, p, model) for p in given):
            return True
    return False


_Assumed = tuple[tuple[object, ...], ...]
"""What is being found out: taken for so until something speaks against it."""


def _borrows(world: World, cls: Class, attribute: str, model: Type, assumed: _Assumed) -> bool:
    """Whether no code of a class does anything to what an attribute holds but use it."""
    key = (cls, attribute, model.id)
    if key in assumed:
        return True
    if key not in world.borrowing:
        found = len(assumed) < _DEPTH and _all_borrow(world, cls, attribute, model, (*assumed, key))
        if found and assumed:
            return True
        world.borrowing[key] = found
    return world.borrowing[key]


def _all_borrow(world: World, cls: Class, attribute: str, model: Type, assumed: _Assumed) -> bool:
    if not is_known(world, cls) or any(world.method(cls, name) is not None for name in _MIRRORS):
        return False
    for item in world.mro(cls):
        for method in item.defined:
            if not method.receiver:
                continue
            path = f"{method.receiver}.{attribute}"
            given = {b.value.text for b in method.program.binds if b.target == path and isinstance(b.value, Path)}
            params = {p.name.value for p in method.params} if method.name == "__init__" else set()
            for name in (path, *sorted(given & params)):
                for function in (method, *method.inner):
                    if not _only_uses(world.scope(function, cls), name, model, assumed):
                        return False
    return True


def is_known(world: World, cls: Class) -> bool:
    """Whether all bases of a class are in the project, or say nothing."""
    return all(
        isinstance(base, ClassRef) or (isinstance(base, External) and base.path.partition(".")[0] in _TYPING)
        for item in world.mro(cls)
        for base in world.every_base(item)
    )


def _only_uses(scope: Scope, path: str, model: Type, assumed: _Assumed) -> bool:
    """Whether a function sends statements by what is at a path, and that is all."""
    program = scope.function.program
    names = {path}
    for bind in program.binds:
        if isinstance(bind.value, Path) and bind.value.text in names and bind.target != path:
            if "." not in bind.target and "[" not in bind.target and bind.target not in program.outside:
                names.add(bind.target)
            elif not _kept_by_init(scope, path, bind.target, model, assumed):
                return False
    values: list[Value] = [item.value for item in program.returns]
    values += [item.value for item in program.yields]
    values += [item.value for item in program.stores]
    values += [bind.value for bind in program.binds if not isinstance(bind.value, Path)]
    if model.exit is None or not model.exit.supported or model.exit.then != "open":
        values += [manager.value for manager in program.managers]
    if any(_concerns(value, names) for value in values):
        return False
    meanings = scope.world.meanings(scope)
    for call in program.calls:
        if call.name in _ENDS and _concerns(Path(call.receiver), names):
            return False
        shown = any(_concerns(arg.value, names) for arg in call.args)
        if shown and not _is_loan(scope, meanings(call), names, model, assumed):
            return False
    root, _, attribute = path.partition(".")
    lambdas = [node for node in program.free.get(root, ()) if isinstance(node, cst.Lambda)]
    return not any(
        not attribute or (isinstance(node, cst.Attribute) and node.attr.value == attribute)
        for found in lambdas
        for node in walk(found)
    )


def _kept_by_init(scope: Scope, path: str, target: str, model: Type, assumed: _Assumed) -> bool:
    """`self.conn = conn`: kept on the object that is being made, which only uses it by that name, too."""
    function = scope.function
    base, _, name = target.partition(".")
    if function.name != "__init__" or "." in path or base != function.receiver or scope.instance is None:
        return False
    return name.isidentifier() and _borrows(scope.world, scope.instance, name, model, assumed)


def _concerns(value: Value, names: set[str]) -> bool:
    """Whether a value is made of one of the names, or of what lies in it, as its methods do."""
    return any(is_within(path, name) for path in paths_in(value) for name in names)


def _is_loan(scope: Scope, m: Meaning, names: set[str], model: Type, assumed: _Assumed) -> bool:
    """Whether a call that is given one of the names gives it back unharmed."""
    if m.quiet:
        return True
    if m.method is not None:
        return m.method.role not in _END_ROLES
    if m.wrapper is not None:
        return m.wrapper.effect == "use"
    if m.call.name in _REFLECTING or m.producer is not None:
        return False
    given = [path for arg in m.call.args for path in paths_in(arg.value) if _concerns(Path(path), names)]
    world = scope.world
    if isinstance(m.callee, ClassRef):
        kept = [(path, name) for path, name in kept_arguments(world, m.callee.cls, m.call) if path in given]
        return len(kept) == len(given) and all(_borrows(world, m.callee.cls, name, model, assumed) for _, name in kept)
    if m.function is None:
        return not m.transfer
    function = m.function.function
    arguments = m.arguments or arguments_of(m)
    passed = [name for name, path in arguments.items() if path in given]
    inner = world.scope(function, m.function.instance if function.receiver else None)
    key = (function, *passed)
    if key in assumed:
        return True
    return (
        len(passed) == len(given)
        and len(assumed) < _DEPTH
        and all(_only_uses(inner, name, model, (*assumed, key)) for name in passed)
    )
