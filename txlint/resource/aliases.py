"""Two paths to one handle: after `self.repo = Repo(self.session)`, `self.repo.session` is `self.session`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from txlint.resource.attributes import called_for, own_path
from txlint.resource.constructors import kept_arguments
from txlint.resource.held import ClassRef, Instance

if TYPE_CHECKING:
    from txlint.resource.values import Scope
    from txlint.resource.world import World
    from txlint.tree.index import Class


def canonical(scope: Scope, path: str) -> str:
    """The shortest path, from the object that it begins with, to what a path names."""
    root, _, rest = path.partition(".")
    if "." not in rest and root != scope.function.receiver:
        return path
    cls = _class_of(scope, root)
    if cls is None or not rest:
        return path
    aliases = aliases_of(scope.world, cls)
    for _ in range(4 if aliases else 0):
        alias = next((name for name in aliases if rest == name or rest.startswith(f"{name}.")), None)
        if alias is None:
            break
        rest = (aliases[alias] + rest[len(alias) :]).removeprefix(".")
    return f"{root}.{rest}" if rest else root


def _class_of(scope: Scope, root: str) -> Class | None:
    """The class of the object that a name denotes."""
    if root == scope.function.receiver:
        return scope.instance
    held = scope.path(root)
    return held.cls if isinstance(held, Instance) else None


def aliases_of(world: World, cls: Class) -> dict[str, str]:
    """Path of what an object's parts keep -> the path that it was given by, both without the object's name; "" is the
    object itself."""
    if cls not in world.aliases:
        world.aliases[cls] = {}
        world.aliases[cls] = _find(world, cls)
    return world.aliases[cls]


def _find(world: World, cls: Class) -> dict[str, str]:
    found: dict[str, str] = {}
    for scope, name, call in called_for(world, cls):
        callee = scope.callee(call)
        if not isinstance(callee, ClassRef):
            continue
        for path, attribute in kept_arguments(world, callee.cls, call):
            own = own_path(scope.function, path)
            if own is not None and not (own == name or own.startswith(f"{name}.")):
                found[f"{name}.{attribute}"] = own
    return found
