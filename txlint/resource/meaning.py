"""What a call means before any path is looked at: its receiver's type and method, what it makes, what it may raise."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import libcst as cst

from txlint.apis.model import Calls, Method, Producer, Wrapper
from txlint.apis.model import Function as ModelFunction
from txlint.resource.fact import Raised
from txlint.resource.statements import Kind, statement
from txlint.resource.values import (
    Bound,
    ClassRef,
    External,
    FunctionRef,
    Held,
    Instance,
    Obj,
    Partial,
    Scope,
    SuperRef,
)
from txlint.tree.events import Call, Const, Path
from txlint.tree.lower import dotted

if TYPE_CHECKING:
    from txlint.resource.summary import Effects

_HANDLES = ("connection", "session", "transaction", "pool", "engine", "module")
_EXITS = frozenset(
    (
        "sys.exit",
        "os._exit",
        "os.abort",
        "exit",
        "quit",
        "pytest.exit",
        "pytest.fail",
        "pytest.skip",
        "pytest.xfail",
        "_thread.exit",
    )
)
_EXIT_METHODS = frozenset((".parser.error", ".parser.exit", ".fail_json", ".exit_json", ".skipTest"))
_QUIET_METHODS = frozenset(
    [
        "append",
        "add",
        "discard",
        "items",
        "keys",
        "values",
        "setdefault",
        "startswith",
        "endswith",
        "strip",
        "lower",
        "upper",
        "join",
        "copy",
        "clear",
        "debug",
        "info",
        "warning",
        "error",
        "exception",
        "critical",
        "log",
        "extend",
        "rstrip",
        "lstrip",
        "splitlines",
        "isoformat",
        "total_seconds",
    ]
)
QUESTIONS = frozenset(
    [
        "in_transaction",
        "is_in_transaction",
        "is_closed",
        "is_connected",
        "is_open",
        "isOpen",
        "is_usable",
        "closed",
        "get_transaction_status",
    ]
)
_CONTAINERS = frozenset(
    [
        "append",
        "add",
        "put",
        "put_nowait",
        "register",
        "set",
        "submit",
        "appendleft",
        "setdefault",
        "push",
        "insert",
        "extend",
        "update",
        "run_in_executor",
        "apply_async",
        "Thread",
        "Process",
        "Timer",
        "partial",
    ]
)
_DJANGO_QUERY = (".objects.", "._default_manager.", "._base_manager.", ".objects", ".qs.")
_DJANGO_METHODS = frozenset(
    [
        "save",
        "delete",
        "create",
        "get_or_create",
        "update_or_create",
        "bulk_create",
        "bulk_update",
        "refresh_from_db",
        "select_for_update",
        "save_base",
        "full_clean_and_save",
    ]
)
_DJANGO_WRITES = frozenset(
    ["save", "delete", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "update"]
)
_RECORD_CLASS = frozenset(
    [
        "create",
        "get_or_create",
        "insert",
        "insert_many",
        "replace",
        "update",
        "delete",
        "bulk_create",
        "bulk_update",
        "get",
        "get_or_none",
        "update_or_create",
    ]
)


@dataclass(slots=True)
class Meaning:
    """A call, resolved. `receiver` is the path under which facts know the object that is acted on."""

    call: Call
    receiver: str
    name: str
    callee: Held | None = None
    obj: Obj | None = None
    method: Method | None = None
    made: Obj | None = None
    producer: Producer | None = None
    function: FunctionRef | None = None
    acts_on: ModelFunction | None = None
    wrapper: Wrapper | None = None
    path: str = ""
    """Dotted path of what is called, where it lies outside the project."""
    quiet: bool = False
    noreturn: str = ""
    """"exit" or "error" where the call does not come back."""
    kind: Kind = "unknown"
    text: str = ""
    raises: tuple[Raised, ...] = ()
    orm: str = ""
    """The library whose models carry statements of their own (`Model.objects`, `Model.create()`), if imported."""
    django: str = ""
    """"read" or "write" for a call of Django's ORM."""
    blocking: str = ""
    effect: str = ""
    wraps: str = ""
    """The attribute under which the object that is made keeps its connection."""
    transfer: bool = False
    interesting: bool = False
    effects: Effects | None = None
    arguments: dict[str, str] = field(default_factory=dict)
    """Parameter of the called project function -> path of the argument."""


class Meanings:
    """Resolves the calls of one function, each once."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.models = scope.models
        self._memo: dict[int, Meaning] = {}
        roots = scope.function.module.imported_roots
        self.orm = next((name for name in ("django", "peewee", "tortoise") if name in roots), "")
        self._aliases = self._bound_methods()

    def __call__(self, call: Call) -> Meaning:
        found = self._memo.get(id(call))
        if found is None:
            found = self._memo[id(call)] = self._resolve(call)
        return found

    def _bound_methods(self) -> dict[str, str]:
        """`finish = conn.commit` makes `finish()` a commit of `conn`."""
        found: dict[str, str] = {}
        for bind in self.scope.function.program.binds:
            plain = "." not in bind.target and not bind.target.startswith("%")
            if plain and isinstance(bind.value, Path) and "." in bind.value.text:
                found[bind.target] = bind.value.text
        return found

    def _resolve(self, call: Call) -> Meaning:
        receiver, name = call.receiver, call.name
        if not receiver and name in self._aliases and len(self.scope._binds.get(name, ())) == 1:
            receiver, _, name = self._aliases[name].rpartition(".")
        held = self.scope.callee(call)
        while isinstance(held, Partial):
            held = held.target
        if receiver.startswith("%") and isinstance(self.scope.path(receiver), SuperRef):
            receiver = self.scope.function.receiver
        m = Meaning(call, receiver, name, held)
        match held:
            case Bound(obj, method):
                m.obj, m.method = obj, method
                if obj.type.kind == "module":
                    m.receiver = f"@{obj.type.id}"
            case External(path, called):
                m.path = path
                if not called:
                    m.producer = self.models.producers.get(path)
                    m.wrapper = self.models.wrappers.get(path)
                    m.acts_on = self.models.functions.get(path)
                else:
                    m.wrapper = self.models.wrappers.get(path)
            case FunctionRef():
                m.function = held
            case Obj(found) if found.method("__call__") is not None:
                m.obj, m.method = held, found.method("__call__")
            case Instance(cls):
                target = self.scope.world.method(cls, "__call__")
                m.function = FunctionRef(target, cls) if target is not None else None
        made = self.scope.path(call.result)
        itself = m.method is not None and m.method.returns == "self"
        if isinstance(made, Obj) and made.type.kind in _HANDLES and m.wrapper is None and not itself:
            m.made = made
        elif isinstance(made, Instance) and isinstance(held, ClassRef):
            owning = self.scope.world.owning(made.cls)
            if owning is not None:
                m.wraps, m.made = owning
        if m.method is not None and m.method.when and not holds(call, m.method.when):
            m.method = self._when_off(m)
        if (m.method is not None and m.method.role in ("exec", "read")) or name in (
            "execute",
            "executemany",
            "executescript",
            "exec_driver_sql",
            "run",
            "execute_sql",
        ):
            m.kind, m.text = statement(self.scope, call)
        if m.method is not None and m.method.writes:
            m.kind = "write"
        if m.method is None and self.orm:
            m.django = _django(call) if self.orm == "django" else _active_record(call)
            m.orm = self.orm
        self._judge(m)
        return m

    def _when_off(self, m: Meaning) -> Method | None:
        """set_autocommit(True) where the model says what set_autocommit(False) does."""
        if m.obj is None or m.method is None:
            return None
        for other in m.obj.type.methods:
            if other.name == m.method.name and other is not m.method and holds(m.call, other.when):
                return other
        return None

    def _judge(self, m: Meaning) -> None:
        call, path = m.call, m.path
        # Names of methods say nothing about a plain function that happens to share one.
        tail = f".{call.name}" if call.receiver else ""
        long_tail = "." + ".".join(call.callee.split(".")[-2:])
        if (
            path in self.models.noreturn
            or call.callee in self.models.noreturn
            or tail in self.models.noreturn
            or long_tail in self.models.noreturn
        ):
            exits = path in _EXITS or call.callee in _EXITS or long_tail in _EXIT_METHODS
            m.noreturn = "exit" if exits else "error"
        m.quiet = (
            m.method is None
            and m.producer is None
            and m.function is None
            and not call.awaited
            and (
                path in self.models.quiet
                or tail in self.models.quiet
                or call.callee in self.models.quiet
                or (bool(call.receiver) and call.name in _QUIET_METHODS)
                or (call.name == "pop" and len(call.args) > 1)
                or _constructs_error(call)
            )
        )
        if (
            m.method is not None
            and m.method.role in ("guard", "savepoint")
            and not call.awaited
            and m.obj is not None
            and m.method.role == "guard"
        ):
            m.quiet = m.method.name in ("row_factory", "create_function", "register_type", "execution_options")
        if (
            m.method is not None
            and m.method.role == "acquire"
            and m.obj is not None
            and m.method.name == "cursor"
            and not call.awaited
        ):
            m.quiet = True
        if m.made is not None and m.made.type.kind == "factory":
            m.quiet = True
        if call.name in (
            "create_function",
            "create_aggregate",
            "register_type",
            "set_client_encoding",
            "register_adapter",
            "register_converter",
            "create_collation",
            "set_trace_callback",
            "enable_load_extension",
            "text_factory",
            "sessionmaker",
            "add_listener",
            "set_session",
        ):
            m.quiet = True
        m.transfer = _is_transfer(m)
        m.raises = self._raises(m)
        m.blocking = named_call(self.models.blocking, m, self.scope)
        if m.blocking and not _waits(m):
            m.blocking = ""
        m.effect = named_call(self.models.effects, m, self.scope)
        m.interesting = bool(
            m.method
            or m.blocking
            or m.effect
            or m.function
            or m.acts_on
            or m.django
            or m.kind != "unknown"
            or (m.name in self.models.joining and m.method is None)
        )

    def _answers(self, path: str, name: str) -> bool:
        """Whether the call only asks for a state, or the library reports failure by return values and never raises."""
        held = self.scope.path(path)
        if isinstance(held, Obj) and name in QUESTIONS:
            return True
        return isinstance(held, Obj) and any(method.fail == "bool" for method in held.type.methods)

    def _raises(self, m: Meaning) -> tuple[Raised, ...]:
        """The exceptions that the call may raise; see also `Function.raises_nothing` of summaries."""
        if m.noreturn == "exit":
            return (Raised("exit"),)
        cancel = (Raised("cancel"),) if m.call.awaited else ()
        if m.quiet:
            return ()
        if m.method is not None and m.obj is not None:
            if m.method.role in ("rollback", "close", "release", "end", "dispose") and m.method.arg is None:
                return cancel if m.method.role not in ("rollback", "close", "release", "dispose") else ()
            if m.method.role == "release" or (m.method.role == "exec" and m.kind == "rollback"):
                return ()
            if m.method.fail == "bool":
                return ()
            if m.method.role == "write_pending" and not m.call.awaited:
                return ()
            if (
                m.method.name
                in (
                    "cursor",
                    "transaction",
                    "begin",
                    "begin_nested",
                    "acquire",
                    "connect",
                    "__call__",
                    "session",
                    "atomic",
                )
                and not m.call.awaited
                and (
                    m.method.bare == "nothing"
                    or m.obj.type.is_async
                    or m.method.name in ("cursor", "__call__", "session")
                )
            ):
                return ()
            if m.method.await_ == "yes" and not m.call.awaited:
                return ()
            return (Raised("db", m.obj.type.library), *cancel)
        if m.call.receiver and m.method is None and self._answers(m.call.receiver, m.name):
            return ()
        if m.acts_on is not None:
            return (
                ()
                if m.acts_on.role in ("rollback", "close", "release") or m.acts_on.fail == "bool"
                else (Raised("db", m.acts_on.library),)
            )
        if m.producer is not None:
            if m.producer.bare == "nothing" and not m.call.awaited:
                return ()
            made = self.models.types[m.producer.returns]
            if made.kind in ("engine", "factory", "pool") and not m.call.awaited:
                return ()
            if made.lazy and not m.call.awaited:
                return ()
            if any(method.fail == "bool" for method in made.methods):
                return ()
            return (Raised("db", m.producer.library), *cancel)
        if m.django:
            return (Raised("db", m.orm), *cancel)
        if m.wrapper is not None and m.wrapper.effect in ("close", "aclose", "swallow", "null", "stack", "transfer"):
            return ()
        if isinstance(m.callee, ClassRef):
            return (Raised("any"),)
        return (Raised("any"), *cancel)


def holds(call: Call, when: str) -> bool:
    """Whether a method has its role in this call: "arg0 is True", "arg0 is False", "kwarg=VALUE"."""
    if not when:
        return True
    if when.startswith("arg0 is "):
        arg = call.arg(0)
        if arg is None and call.args and call.args[0].keyword not in ("*", "**"):
            arg = call.args[0]
        return arg is not None and dotted(arg.node) == when.removeprefix("arg0 is ")
    key, _, value = when.partition("=")
    arg = call.arg(99, key)
    return arg is not None and dotted(arg.node) == value


def _constructs_error(call: Call) -> bool:
    """Exception classes are taken not to raise when they are made."""
    return call.name[:1].isupper() and call.name.endswith(("Error", "Exception", "Warning"))


def _is_transfer(m: Meaning) -> bool:
    """Whether a handle that is passed to the call changes its owner."""
    name = m.call.name
    if m.function is not None or m.producer is not None or m.wrapper is not None or m.method is not None:
        return False
    if isinstance(m.callee, ClassRef):
        return True
    last = name if name != "__call__" else ""
    if last[:1].isupper() and not last.isupper():
        return True
    if last.startswith("from_") or last == "__init__" or last in _CONTAINERS:
        return True
    return last.startswith("_") and last.lstrip("_")[:1].isupper()


def _django(call: Call) -> str:
    callee = call.callee
    probe = f".{callee}"
    if any(mark in probe + "." for mark in _DJANGO_QUERY) or ("%" in callee and call.name in _DJANGO_METHODS):
        return "write" if call.name in _DJANGO_WRITES else "read"
    if (
        call.name in ("save", "delete", "refresh_from_db")
        and call.receiver
        and not call.receiver.startswith("self.cache")
    ):
        return "write" if call.name != "refresh_from_db" else "read"
    return ""


def _active_record(call: Call) -> str:
    """peewee and Tortoise: statements are methods of model classes and their rows."""
    last = call.receiver.rpartition(".")[2]
    if last[:1].isupper() and not last.isupper() and call.name in _RECORD_CLASS:
        return "read" if call.name in ("get", "get_or_none", "select", "filter", "all") else "write"
    return "write" if call.name in ("save", "delete_instance") and call.receiver else ""


def named_call(tables: tuple[Calls, ...], m: Meaning, scope: Scope) -> str:
    """The name under which a table of calls (blocking, effects) lists this call, "" where none does."""
    paths = _called_as(m, scope)
    for table in tables:
        for path in paths:
            if path in table.calls:
                return path
            for cls, methods in table.types.items():
                if path.startswith(f"{cls}.") and ("*" in methods or path[len(cls) + 1 :] in methods):
                    return path
        if (
            m.call.name in table.methods
            and m.call.receiver
            and m.method is None
            and m.function is None
            and (not table.beside or any(c.name in table.beside for c in scope.function.program.calls))
        ):
            return m.call.callee if "%" not in m.call.callee else m.call.name
    return ""


def _called_as(m: Meaning, scope: Scope) -> list[str]:
    """The dotted paths of a call, by its library, by the model of its object, or by the decorator of a function of
    the project that it is called on (`task.delay`)."""
    found = [m.path] if m.path else []
    if m.obj is not None and m.obj.type.kind != "module":
        found += [f"{path}.{m.name}" for path in m.obj.type.paths]
    target = m.function.function if m.function is not None else None
    name = "__call__"
    if target is None and m.receiver and not m.path and m.obj is None:
        held = scope.path(m.receiver)
        target = held.function if isinstance(held, FunctionRef) else None
        name = m.name
    if target is not None and target.decorators:
        outer = scope.world.scope(target.parent or target.module.body)
        for node in target.decorators:
            path = dotted(node.func if isinstance(node, cst.Call) else node)
            decorator = outer.path(path) if path else None
            if isinstance(decorator, External):
                found.append(f"{decorator.path}.{name}")
    return found


def _waits(m: Meaning) -> bool:
    """Whether a call of the table of blockers really waits: not `sleep(0)`, `get(block=False)`, nor a coroutine that
    is only made."""
    first = m.call.arg(0)
    if (
        first is not None
        and isinstance(first.value, Const)
        and first.value.value in (0, False)
        and (m.name in ("sleep", "acquire", "get", "put", "wait", "join", "poll"))
    ):
        return False
    for arg in m.call.args:
        if (
            arg.keyword in ("block", "blocking", "timeout")
            and isinstance(arg.value, Const)
            and arg.value.value in (0, False)
        ):
            return False
    lazily = "Async" in m.path or m.path.partition(".")[0] in (
        "asyncio",
        "anyio",
        "trio",
        "aiohttp",
        "aiosmtplib",
        "curio",
    )
    return not (lazily and not m.call.awaited and m.call.use not in ("with", "arg"))
