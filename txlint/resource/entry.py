"""Handles that are there when a function begins: parameters, attributes, globals, captured names, modules."""

from __future__ import annotations

from txlint.apis.model import Type
from txlint.finding import Confidence
from txlint.resource.aliases import canonical
from txlint.resource.attributes import kept_in
from txlint.resource.autocommit import autocommitted, autocommitted_by_class
from txlint.resource.binding import arguments_of
from txlint.resource.blocks import begun_by_blocks, begun_by_hand
from txlint.resource.constructors import is_generated
from txlint.resource.fact import Handle, Owner
from txlint.resource.held import Instance, Obj
from txlint.resource.meaning import Meanings
from txlint.resource.protocol import _module_roles, class_roles, is_of_framework, lives_for_a_request
from txlint.resource.servers import speaks_postgres
from txlint.resource.values import Scope
from txlint.tree.events import Call, Const, Path, paths_in
from txlint.tree.index import Class, Function

_ENTERS = ("connection", "session", "transaction")


def entry_handles(scope: Scope, meanings: Meanings, *, summarising: bool = False) -> dict[str, Handle]:
    """Path -> handle, for every handle of others that the function touches.

    For a summary, parameters of unknown type count as well when they are ended like handles: only the caller knows
    what they are.
    """
    found: dict[str, Handle] = {}
    behind: dict[str, list[str]] = {}
    for owner, part in kept_in(scope):
        if part.kind in ("cursor", "closing"):
            behind.setdefault(part.path, []).append(owner)
    paths = _paths(scope, meanings)
    filled = {meanings(call).kept for call in scope.function.program.calls if scope.function.receiver}
    if summarising:
        paths += [path for item in scope.function.program.returns for path in paths_in(item.value) if path[:1] != "%"]
    for path in (owner for named in paths for owner in behind.get(named, (named,))):
        if path in found:
            continue
        if path.startswith("@"):
            model = scope.models.types[path[1:]]
            found[path] = Handle(
                model, "shared", model.paths[0].rpartition(".")[2] if model.paths else model.id, model.begins
            )
            continue
        if path in filled:
            continue
        renewed = path in scope._binds and _made_here(scope, path)
        if renewed and not (summarising and _gives(scope, path)):
            continue
        handle = _handle(scope, path)
        if handle is not None:
            handle.renewed = renewed
            found[path] = handle
    if summarising:
        for path, model in _untyped(scope, meanings).items():
            found.setdefault(path, Handle(model, "borrowed", path, model.begins, param=True))
    return found


def _untyped(scope: Scope, meanings: Meanings) -> dict[str, Type]:
    """Parameters, and attributes of the object, of unknown type that the function ends: closes, commits, gives back."""
    found: dict[str, Type] = {}
    generic = scope.models.types["dbapi.connection"]
    roots = {p.name.value for p in scope.function.params}
    for call in scope.function.program.calls:
        path = call.receiver
        for given in call.args:
            if given.keyword and isinstance(given.value, Path) and given.value.text in roots:
                joined = scope.models.joined_by(given.keyword, call.name)
                if joined is not None and scope.path(given.value.text) is None:
                    found[given.value.text] = joined
        if (
            call.name in ("close", "commit", "rollback", "begin", "aclose")
            and path.partition(".")[0] in roots
            and path.count(".") <= 2
            and "%" not in path
            and scope.path(path) is None
        ):
            found[path] = generic
        m = meanings(call)
        if m.method is not None and m.method.role == "release" and m.method.arg is not None and m.obj is not None:
            arg = call.arg(m.method.arg)
            if arg is not None and isinstance(arg.value, Path) and arg.value.text in roots:
                lent = next((t.returns for t in m.obj.type.methods if t.role == "acquire" and t.returns), "")
                found[arg.value.text] = scope.models.types.get(lent, generic)
        elif m.function is not None:
            for path in _through(scope, meanings, call):
                if path.partition(".")[0] in roots and scope.path(path) is None:
                    found[path] = generic
    return found


def _paths(scope: Scope, meanings: Meanings) -> list[str]:
    program = scope.function.program
    found: dict[str, None] = {}
    for call in program.calls:
        m = meanings(call)
        if m.receiver.startswith("@"):
            found[m.receiver] = None
        acts_on = m.acts_on
        if acts_on is not None and acts_on.arg is None and scope.models.types[acts_on.type].kind == "module":
            found[f"@{acts_on.type}"] = None
        if m.receiver and not m.receiver.startswith(("%", "?", "@")):
            found[m.receiver] = None
        for arg in call.args:
            for path in paths_in(arg.value):
                found[path] = None
                base, _, name = path.rpartition(".")
                if base and name in ("commit", "rollback", "close"):
                    found[base] = None
        if m.function is not None:
            for path in _through(scope, meanings, call):
                found[path] = None
    for bind in program.binds:
        for path in paths_in(bind.value):
            found[path] = None
    for manager in program.managers:
        if isinstance(manager.value, Path):
            found[manager.value.text] = None
            held = scope.value(manager.value)
            if isinstance(held, Instance):
                effects = scope.world.class_manager_effects(held.cls, manager.asynchronous)
                if effects is None:
                    continue
                for path in (*effects.enter, *effects.ok, *effects.error):
                    root, _, rest = path.partition(".")
                    if rest and root == effects.receiver:
                        found[f"{manager.value.text}.{rest}"] = None
    return [p for p in found if p and not p.startswith("%")]


def _through(scope: Scope, meanings: Meanings, call: Call) -> list[str]:
    """Paths that a called method of the project acts on: `self.begin()` touches `self.conn`."""
    m = meanings(call)
    if m.function is None or m.function.function is scope.function:
        return []
    effects = scope.world.effects(m.function)
    if effects is None:
        return []

    if not m.arguments:
        m.arguments = arguments_of(m)
    found = []
    for path in effects.on:
        root, _, rest = path.partition(".")
        if path.startswith("@"):
            found.append(path)
        elif root in m.arguments and rest:
            found.append(canonical(scope, f"{m.arguments[root]}.{rest}"))
        elif root in m.arguments:
            found.append(m.arguments[root])
    return found


def _handle(scope: Scope, path: str) -> Handle | None:
    held = scope.path(path)
    if not isinstance(held, Obj) or held.type.kind not in _ENTERS:
        return None
    function = scope.function
    root = path.partition(".")[0].partition("[")[0]
    params = {p.name.value for p in function.params}
    attribute = "." in path or "[" in path
    if root in scope._binds and root not in params and root not in function.program.outside and not attribute:
        return None
    if attribute and root in scope._binds and root not in params and not isinstance(scope.path(root), Instance):
        return None
    owner: Owner = "borrowed"
    confidence = held.confidence
    begins = held.begins or held.type.begins
    protocol: frozenset[str] = frozenset()
    kept: bool | None = False
    raw = held.type.kind == "connection"
    if root == function.receiver or (function.parent is not None and root == _outer_receiver(function)):
        owner = "shared" if held.owned or raw else "borrowed"
        if not held.owned:
            confidence = confidence.at_most(Confidence.MEDIUM)
        cls = scope.instance or (function.parent.cls if function.parent is not None else None)
        name = path.partition(".")[2]
        if cls is not None and name:
            protocol = class_roles(scope, cls, name, held.type, function)
            if protocol & {"close", "release"} and lives_for_a_request(scope, cls):
                # The close ends what the object has begun, and comes at the end of the request.
                protocol |= {"rollback"}
        if cls is not None and path.count(".") == 1:
            by_blocks = held.type.library == "dbapi" and begun_by_blocks(scope, cls, name)
            by_hand = held.confidence is not Confidence.HIGH and begun_by_hand(scope, held.type)
            if by_blocks or by_hand or autocommitted_by_class(scope, cls, name, held.type):
                begins = "never" if begins != "always" else begins
            kept = keeps_parameter(scope, cls, name)
            if kept is None or (kept and (held.type.kind == "session" or held.type.library == "sqlalchemy")):
                owner = "borrowed"
        elif cls is not None and path.count(".") == 2:
            keeper, name = path.split(".")[1:]
            inner = scope.path(f"{root}.{keeper}")
            if isinstance(inner, Instance):
                # The object that keeps it has methods that end it, and whoever made the object calls them.
                protocol = class_roles(scope, inner.cls, name, held.type, function)
                if autocommitted_by_class(scope, inner.cls, name, held.type) and begins != "always":
                    begins = "never"
                if keeps_parameter(scope, cls, keeper) is not False:
                    owner = "borrowed"
    elif root in params:
        owner = "borrowed"
        if begins == "dml" and not attribute and _made_without_transactions(scope, held.type):
            begins = "never"
    elif not attribute and function.node is not None:
        captured = _captured(scope, root)
        owner = "borrowed" if captured or held.type.kind == "session" else "shared"
        if not captured:
            protocol = _module_roles(scope, path, held.type, function)
            if autocommitted(scope.world.scope(function.module.body), path, held.type):
                begins = "never"
    if held.type.released_by_framework or is_of_framework(root) or held.lends:
        owner = "borrowed"
    # Where a library's `with` is not known, an unknown block ends what it holds.
    exit_ = held.type.exit if held.type.exit is not None and held.type.exit.supported else None
    return Handle(
        held.type,
        owner,
        path,
        begins,
        exit=exit_,
        confidence=confidence,
        custom=held.custom,
        protocol=protocol,
        param=root in params,
        kept=kept is not False or held.pooled,
        aborts=held.aborts or speaks_postgres(scope, held.type),
        endures=held.endures,
    )


def _made_without_transactions(scope: Scope, model: Type) -> bool:
    """Whether all that the module itself connects of a type is in autocommit: so then is what it hands round."""
    world, module = scope.world, scope.function.module
    made = [
        obj
        for function in (module.body, *module.all_functions())
        for call in function.program.calls
        if call.name == "connect"
        and isinstance(obj := world.scope(function).path(call.result), Obj)
        and obj.type is model
        and obj.owned
    ]
    return bool(made) and all(obj.begins == "never" for obj in made)


def _captured(scope: Scope, root: str) -> bool:
    """Whether a name belongs to a function round this one."""
    outer = scope.function.parent
    while outer is not None:
        if root in scope.world.scope(outer)._binds or any(p.name.value == root for p in outer.params):
            return True
        outer = outer.parent
    return False


def _made_here(scope: Scope, path: str) -> bool:
    """Whether this very function assigns a handle of its own to the path."""
    for value in scope._binds.get(path, ()):
        if isinstance(value, Path):
            held = scope.path(value.text)
            if isinstance(held, Obj) and held.owned:
                return True
    return False


def _gives(scope: Scope, path: str) -> bool:
    """Whether the function gives back what is at a path: the caller goes on with it."""
    return "." in path and any(item.value == Path(path) for item in scope.function.program.returns)


def _outer_receiver(function: Function) -> str:
    outer = function.parent
    while outer is not None and outer.parent is not None:
        outer = outer.parent
    return outer.receiver if outer is not None else ""


def keeps_parameter(scope: Scope, cls: Class, name: str) -> bool | None:
    """Whether every assignment of the attribute takes a parameter; None where the class never assigns it."""
    found: bool | None = None
    for item in scope.world.mro(cls):
        if name in item.attributes or name in item.methods:
            found = found or False
        elif name in item.annotations and is_generated(item):
            found = True if found is None else found
        for method in item.methods.values():
            if not method.receiver:
                continue
            params = {p.name.value for p in method.params}
            for bind in method.program.binds:
                if bind.target == f"{method.receiver}.{name}":
                    if not (isinstance(bind.value, Path) and bind.value.root in params):
                        if not isinstance(bind.value, Const):
                            return False
                    elif found is None:
                        found = True
    return found
