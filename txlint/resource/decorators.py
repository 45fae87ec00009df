"""Transactions that a function runs in because of its decorators: `@transaction.atomic`, `@db.atomic()`, or a
decorator of the project whose wrapper calls the function inside such a block."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from txlint.resource.held import Bound, External, FunctionRef, Held, Obj, Partial
from txlint.tree import cst
from txlint.tree.events import Call, Context, Manager, Path, around
from txlint.tree.nodes import decorator_path

if TYPE_CHECKING:
    from txlint.apis.model import Type
    from txlint.resource.values import Scope
    from txlint.resource.world import World
    from txlint.tree.index import Function


class Around(NamedTuple):
    """A transaction round a whole function. `path` is the handle that it runs on, "" where it has no name here."""

    path: str
    type: Type
    node: cst.BaseExpression
    manual_end: str


def transactions_around(scope: Scope) -> list[Around]:
    """What the decorators of a function begin before its first statement."""
    function = scope.function
    if function.node is None or not function.decorators:
        return []
    outer = scope.world.scope(function.parent or function.module.body)
    found = []
    for node in function.decorators:
        around = _around(outer, function, node)
        if around is not None:
            found.append(around)
    return found


def _around(outer: Scope, function: Function, node: cst.BaseExpression) -> Around | None:
    path = decorator_path(node)
    if path.rpartition(".")[2] == "method_decorator" and isinstance(node, cst.Call) and node.args:
        return _around(outer, function, node.args[0].value)
    held = outer.path(path) if path else None
    while isinstance(held, Partial):
        held = held.target
    match held:
        case External(dotted_path, False):
            producer = outer.models.producers.get(dotted_path)
            if (
                producer is None
                or "decorator" not in producer.form
                or not _supported(function, producer.decorator_unsupported)
            ):
                return None
            return _made("", outer.models.types[producer.returns], node)
        case Bound(obj, method) if "decorator" in method.form and method.returns in outer.models.types:
            made = outer.models.types[method.returns]
            if made.kind != "transaction" or not _supported(function, ("async_function", "generator_function")):
                return None
            return _made(path.rpartition(".")[0] if obj.type.kind != "module" else "", made, node, obj.type)
        case FunctionRef(found, _):
            return _of_project(outer.world, found, node)
    return None


def _made(path: str, made: Type, node: cst.BaseExpression, owner: Type | None = None) -> Around | None:
    if made.kind != "transaction":
        return None
    return Around(
        path,
        owner if path and owner is not None else made,
        node,
        made.exit.manual_end if made.exit is not None else "ok",
    )


def _supported(function: Function, unsupported: tuple[str, ...]) -> bool:
    return not (
        (function.is_async and "async_function" in unsupported)
        or (function.is_generator and "generator_function" in unsupported)
    )


def _of_project(world: World, decorator: Function, node: cst.BaseExpression) -> Around | None:
    """A decorator that is written in the project: its wrapper calls the function inside a block, or it is a
    `contextmanager` function, which decorates as it is entered."""
    if decorator.is_manager:
        return _round_yield(world, decorator, node)
    for wrapper, call in wrapped_calls(decorator):
        made = _block_round(world.scope(wrapper), call.context)
        if made is not None:
            return _made("", made, node)
    return None


def wrapped_calls(decorator: Function) -> Iterator[tuple[Function, Call]]:
    """The calls of the decorated function in the wrappers that a decorator puts in its place."""
    for wrapper in _wrappers(decorator):
        wrapped = {p.name.value for f in _outside(wrapper) for p in f.params}
        for call in wrapper.program.calls:
            if not call.receiver and call.name in wrapped:
                yield wrapper, call


def _wrappers(decorator: Function) -> list[Function]:
    found = []
    for inner in decorator.nested.values():
        found.append(inner)
        found.extend(inner.nested.values())
    return found


def _outside(function: Function) -> list[Function]:
    found = []
    while function.parent is not None:
        function = function.parent
        found.append(function)
    return found


def _round_yield(world: World, function: Function, node: cst.BaseExpression) -> Around | None:
    scope = world.scope(function)
    for event in function.program.yields:
        made = _block_round(scope, event.context)
        if made is not None:
            return _made("", made, node)
    return None


def round_every_yield(world: World, function: Function) -> Type | None:
    """The transaction that a `contextmanager` function of the project holds open whenever it yields, None where it
    may yield without one."""
    if not function.is_manager or not function.program.yields:
        return None
    scope = world.scope(function)
    made = [_block_round(scope, event.context) for event in function.program.yields]
    return None if None in made else made[0]


def _block_round(scope: Scope, context: Context | None) -> Type | None:
    """The transaction of the innermost block that an event stands in, where the block begins one by itself."""
    for block in around(context):
        if block.kind == "with" and isinstance(block.info, Manager):
            made = block_transaction(scope, block.info)
            if made is not None:
                return made
    return None


def block_transaction(scope: Scope, manager: Manager) -> Type | None:
    """The transaction object that a `with` block begins and ends, where its manager makes one."""
    held: Held | None = scope.value(manager.value)
    if isinstance(held, Obj) and held.type.kind == "transaction":
        return held.type
    call = scope.calls.get(manager.value.text) if isinstance(manager.value, Path) else None
    if not isinstance(call, Call):
        return None
    callee = scope.callee(call)
    if isinstance(callee, Bound) and callee.method.returns in scope.models.types:
        made = scope.models.types[callee.method.returns]
        if made.kind == "transaction":
            return made
        if callee.method.role == "begin" and callee.method.exit is not None and callee.method.exit.begins_tx:
            return next(
                (
                    t
                    for t in scope.models.types.values()
                    if t.library == made.library and t.kind == "transaction" and t.is_async == made.is_async
                ),
                None,
            )
    if isinstance(callee, FunctionRef) and callee.function.is_manager:
        inner = scope.world.scope(callee.function)
        for event in callee.function.program.yields:
            found = _block_round(inner, event.context)
            if found is not None:
                return found
    return None
