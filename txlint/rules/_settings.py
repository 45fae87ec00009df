"""The settings of engines, pools and databases, as the rules about configuration read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from txlint.apis.model import Config
from txlint.finding import Confidence
from txlint.resource.constants import UNKNOWN, Constants, Named, Table
from txlint.resource.flow import Flow
from txlint.resource.view import ModuleView
from txlint.rules._commands import ONCE, is_command, is_script
from txlint.tree import cst
from txlint.tree.answers import walk
from txlint.tree.events import Call, around, paths_in
from txlint.tree.index import Class, Function
from txlint.tree.nodes import literal

_SERVERS = frozenset(
    (
        "fastapi",
        "flask",
        "django",
        "starlette",
        "litestar",
        "quart",
        "sanic",
        "falcon",
        "bottle",
        "tornado",
        "pyramid",
        "blacksheep",
        "robyn",
        "cherrypy",
        "uvicorn",
        "hypercorn",
        "gunicorn",
        "grpc",
        "socketio",
        "flask_sqlalchemy",
        "rest_framework",
    )
)
_SETS_UP = ("init", "setup", "set_", "configure", "register", "bind")
"""What functions are called that keep what they are given."""


@dataclass(slots=True)
class Setup:
    """One engine, pool or database with its settings."""

    config: Config
    table: Table
    node: cst.CSTNode
    """What a report stands on where a setting is missing."""
    what: str
    """How messages name it."""
    url: Any
    function: Function
    target: str = ""
    in_call: bool = True
    """The settings are arguments of a call: reports about one of them stand on the call."""

    def place(self, key: str) -> cst.CSTNode:
        """What a report about one setting stands on."""
        entry = self.table.entries.get(key)
        return self.node if self.in_call or entry is None else entry.node

    def said(self, key: str) -> str | None:
        """The value of a setting as models write it, None where it is missing or cannot be told."""
        entry = self.table.entries.get(key)
        return None if entry is None or entry.value is UNKNOWN else shown(entry.value)

    def sets(self, settings: tuple[str, ...]) -> str:
        """The first of some settings, each `keyword=value`, that is made here, or ""."""
        return next((s for s in settings if self.said(s.partition("=")[0]) == s.partition("=")[2]), "")

    @property
    def passes(self) -> bool:
        """Whether it lives no longer than a function, a script or a migration: it needs no lifetime and no limits."""
        function = self.function
        if is_script(function) or "alembic" in function.module.imported_roots:
            return True
        if function.cls is not None and is_command(function):
            # A management command: its process ends with it.
            return True
        return self.in_call and function.node is not None and "." not in self.target and not _is_kept(function, self)

    @property
    def exempt(self) -> bool:
        if "sqlite" in self.config.exempt and (self.takes("check_same_thread") or self._for_sqlite()):
            # Only SQLite's driver takes that.
            return True
        return isinstance(self.url, str) and self.url.startswith(self.config.exempt)

    def _for_sqlite(self) -> bool:
        """Whether it is made under a test for SQLite: `if url.startswith("sqlite"):`."""
        call = next((c for c in self.function.program.calls if c.node is self.node), None)
        return call is not None and any(
            outer.kind == "if"
            and isinstance(outer.node, cst.If)
            and outer.info is not None
            and _asks_for_sqlite(outer.node.test)
            for outer in around(call.context)
        )

    @property
    def pings(self) -> bool:
        """Whether connections are checked before their use: then they are old, but sound."""
        return "pool_pre_ping" in self.table.entries and self.said("pool_pre_ping") != "False"

    def takes(self, key: str) -> bool:
        """Whether the driver is given a keyword."""
        entry = self.table.entries.get("connect_args")
        return entry is not None and isinstance(entry.value, Table) and key in entry.value.entries


def _asks_for_sqlite(test: cst.BaseExpression) -> bool:
    parts = list(walk(test))
    if any(isinstance(part, cst.Not | cst.NotEqual | cst.NotIn | cst.IsNot) for part in parts):
        return False
    return any(isinstance(part, cst.BaseString) and "sqlite" in (literal(part) or "").lower() for part in parts) or any(
        isinstance(part, cst.Name) and "sqlite" in part.value.lower() for part in parts
    )


def _is_kept(function: Function, setup: Setup) -> bool:
    """Whether what a call makes, or a factory that is made from it, outlives the function."""
    program = function.program
    call = next((c for c in program.calls if c.node is setup.node), None)
    if call is None or function.name.lstrip("_") in ONCE:
        return True
    if function.is_generator:
        # What a manager makes ends with its block, but for that of a whole program: `app_lifespan()`.
        return not function.is_manager or "life" in function.name
    names = {call.result, call.target} - {""}
    for other in program.calls:
        if names & {path for arg in other.args for path in paths_in(arg.value)}:
            if other.name.lstrip("_").startswith(_SETS_UP):
                return True
            if other.name[:1].isupper() or "session" in other.name.lower():
                names |= {other.result, other.target} - {""}
    names |= {bind.target for bind in program.binds if names & set(paths_in(bind.value))}
    values = [*(event.value for event in program.returns), *(event.value for event in program.stores)]
    given = {path for value in values for path in paths_in(value)}
    return bool(names & given) or any("." in n or n in program.outside or n in program.free for n in names)


def shown(value: Any) -> str:
    return value.last if isinstance(value, Named) else str(value)


def setups(view: ModuleView) -> Sequence[Setup]:
    """All engines, pools and databases that a module configures."""
    found = view.memo.get(setups)
    if found is None:
        found = view.memo[setups] = tuple(_setups(view))
    assert isinstance(found, tuple)
    return found


def _setups(view: ModuleView) -> Iterator[Setup]:
    constants = view.world.constants
    by_call = {call: c for c in view.world.models.configs for call in c.calls}
    for function in view.functions:
        meanings = view.world.meanings(view.world.scope(function))
        for call in function.program.calls:
            config = by_call.get(meanings(call).path)
            setup = _of_call(constants, function, call, config) if config is not None else None
            if setup is not None:
                yield setup
    owners: list[tuple[Function | Class, Function]] = [(f, f) for f in view.functions]
    owners += [(cls, view.module.body) for cls in view.module.classes.values()]
    for config in view.world.models.configs:
        if config.options or config.databases:
            for owner, function in owners:
                yield from _of_names(constants, owner, function, config)
        if config.options:
            for function in view.functions:
                yield from _of_mappings(constants, function, config)


def _of_call(constants: Constants, function: Function, call: Call, config: Config) -> Setup | None:
    table = constants.arguments(call.node, function)
    if config.within:
        entry = table.entries.get(config.within)
        if entry is None or not isinstance(entry.value, Table):
            return None
        return Setup(config, entry.value, call.node, config.within, UNKNOWN, function, call.target, False)
    entry = next((table.entries[k] for k in config.url if k in table.entries), None)
    url = entry.value if entry is not None else None
    named = f"'{call.target}'" if call.target else f"{call.name}()"
    return Setup(config, table, call.node, named, url, function, call.target)


def holds_nothing(flow: Flow, call: Call) -> bool:
    """Whether what a call makes keeps no connection between its uses."""
    path = flow.meaning(call).path
    config = next((c for c in flow.world.models.configs if path in c.calls and c.disposable), None)
    setup = _of_call(flow.world.constants, flow.function, call, config) if config is not None else None
    return setup is not None and bool(setup.sets(setup.config.disposable))


def _of_names(constants: Constants, owner: Function | Class, function: Function, config: Config) -> Iterator[Setup]:
    """Settings that stand in a variable, a class attribute or an item: `app.config["NAME"] = {…}`."""
    assigned = constants.assignments(owner)
    for path, found in assigned.items():
        name = _last(path)
        if name in config.options and len(found) == 1:
            value = constants.assigned_value(path, owner, function)
            if isinstance(value, Table):
                urls = [
                    constants.value(a.value, function)
                    for p, all_ in assigned.items()
                    for a in all_
                    if _last(p) in config.url
                ]
                yield Setup(
                    config,
                    value,
                    found[0].target,
                    name,
                    urls[0] if len(urls) == 1 else UNKNOWN,
                    function,
                    in_call=False,
                )
        elif config.databases and path == config.databases and len(found) == 1:
            databases = constants.assigned_value(path, owner, function)
            for alias, entry in databases.entries.items() if isinstance(databases, Table) else ():
                if isinstance(entry.value, Table):
                    engine = entry.value.entries.get("ENGINE")
                    yield Setup(
                        config,
                        entry.value,
                        entry.node,
                        f"database '{alias}'",
                        engine.value if engine is not None else UNKNOWN,
                        function,
                        in_call=False,
                    )


def _of_mappings(constants: Constants, function: Function, config: Config) -> Iterator[Setup]:
    """`app.config.update(NAME={…})`, `app.config.from_mapping(…)`."""
    for call in function.program.calls:
        if call.name not in ("update", "from_mapping") or not call.receiver.endswith("config"):
            continue
        given = constants.arguments(call.node, function)
        urls = [given.entries[key].value for key in config.url if key in given.entries]
        for name in config.options:
            entry = given.entries.get(name)
            if entry is not None and isinstance(entry.value, Table):
                yield Setup(
                    config, entry.value, entry.node, name, urls[0] if urls else UNKNOWN, function, in_call=False
                )


def _last(path: str) -> str:
    if path.endswith("']"):
        return path[:-2].rpartition("['")[2]
    return path.rpartition(".")[2]


def serves(view: ModuleView) -> bool:
    """Whether the module belongs to a program that answers many requests at once: it imports a web framework, or
    yields sessions as such a framework's dependencies do."""
    return bool(view.module.imported_roots & _SERVERS) or any(map(_is_dependency, view.functions))


def _is_dependency(function: Function) -> bool:
    return (
        len(function.program.yields) == 1
        and not function.is_manager
        and function.name.startswith("get_")
        and ("session" in function.name or function.name.endswith("db"))
    )


def confidence_of(setup: Setup, key: str) -> Confidence:
    """High for what is written here; a default of the environment may be replaced."""
    entry = setup.table.entries.get(key)
    plain = (
        entry is None
        or entry.expression is None
        or isinstance(entry.expression, cst.BaseNumber | cst.UnaryOperation | cst.Name | cst.Attribute | cst.BaseString)
    )
    return Confidence.HIGH if plain else Confidence.MEDIUM
