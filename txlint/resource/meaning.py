"""What a call means before any path is looked at: its receiver's type and method, what it makes, what it may raise."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from txlint.apis.model import Function as ModelFunction
from txlint.apis.model import Method, Producer, Wrapper
from txlint.resource.balance import gained
from txlint.resource.fact import Raised
from txlint.resource.held import (
    Bound,
    ClassRef,
    External,
    FunctionRef,
    Held,
    Instance,
    Obj,
    Partial,
    SuperRef,
    Tupled,
)
from txlint.resource.judging import judge
from txlint.resource.known import active_record, django, holds
from txlint.resource.records import speaks_peewee
from txlint.resource.results import gives_new
from txlint.resource.rows import sent_query
from txlint.resource.statements import Kind, statement
from txlint.resource.values import Scope
from txlint.tree.events import Call, Path

if TYPE_CHECKING:
    from txlint.resource.summary import Effects

ACTIVE_RECORDS = {"django": "django", "peewee": "peewee", "playhouse": "peewee", "tortoise": "tortoise"}
"""Package -> the library whose models write through the connection of the task or thread."""
_REST = ("create", "update", "partial_update", "destroy", "perform_create", "perform_update", "perform_destroy")
"""Methods of the views of Django's REST framework that save or delete a row."""
_HANDLES = ("connection", "session", "transaction", "pool", "engine", "module")


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
    sends: str = ""
    """The session whose query, made before, the call sends: `query.first()`."""
    orm: str = ""
    """The library whose models carry statements of their own (`Model.objects`, `Model.create()`), if imported."""
    django: str = ""
    """"read" or "write" for a call of Django's ORM."""
    blocking: str = ""
    effect: str = ""
    wraps: str = ""
    """The attribute under which the object that is made keeps its connection."""
    item: str = ""
    """Where in the tuple that is given the handle stands: `[0]`."""
    kept: str = ""
    """The attribute of the object under which the called method keeps what it acquires."""
    transfer: bool = False
    interesting: bool = False
    effects: Effects | None = None
    unbound: bool = False
    """The called method was looked up in its class, so its object comes first: `Base.__init__(self, conn)`."""
    arguments: dict[str, str] = field(default_factory=dict)
    """Parameter of the called project function -> path of the argument."""


class Meanings:
    """Resolves the calls of one function, each once."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.models = scope.models
        self._memo: dict[int, Meaning] = {}
        roots = scope.function.module.imported_roots
        self.orm = next((orm for package, orm in ACTIVE_RECORDS.items() if package in roots), "")
        if not self.orm and speaks_peewee(scope.function.module):
            self.orm = "peewee"
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
            case FunctionRef(called_function):
                m.function = held
                m.unbound = isinstance(self.scope.path(call.receiver), ClassRef) and not (
                    called_function.has_decorator("classmethod")
                )
            case Obj(found) if found.method("__call__") is not None:
                m.obj, m.method = held, found.method("__call__")
                if m.method is not None and m.method.returns == "self":
                    m.receiver, m.name = call.callee, "__call__"
            case Instance(cls):
                target = self.scope.world.method(cls, "__call__")
                m.function = FunctionRef(target, cls) if target is not None else None
        if held is None and call.receiver and call.args:
            m.wrapper = self.models.wrappers.get(f".{name}")
        made = self.scope.path(call.result)
        itself = m.method is not None and m.method.returns == "self"
        if isinstance(made, Obj) and made.type.kind in _HANDLES and m.wrapper is None and not itself:
            m.made = made
        elif isinstance(made, Instance) and (
            isinstance(held, ClassRef) or (isinstance(held, FunctionRef) and gives_new(self.scope.world, held))
        ):
            owning = self.scope.world.owning(made.cls)
            if owning is not None:
                m.wraps, m.made = owning
        elif isinstance(made, Tupled) and m.function is not None:
            for n, item in enumerate(made.items):
                if isinstance(item, Obj) and item.owned and item.type.kind in ("connection", "session"):
                    m.made, m.item = item, f"[{n}]"
                    break
        if m.made is None and m.function is not None and (filled := gained(self.scope, call)) is not None:
            m.kept, m.made = filled
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
        if m.method is None:
            m.sends = sent_query(self.scope, call)
        if (m.method is not None and m.method.writes) or (m.sends and name in ("update", "delete")):
            m.kind = "neutral" if name == "flush" and self._flushed(call) else "write"
        elif m.sends:
            m.kind = "read"
        orm = self.orm or self._orm_of(call) if m.method is None else ""
        if orm:
            m.django = self._django(call) if orm == "django" else active_record(call)
            m.orm = orm
        judge(m, self.scope)
        return m

    def _django(self, call: Call) -> str:
        """What a call does with Django's ORM: `super().update(request)` in a view of its REST framework writes."""
        found = django(call)
        if not found and call.name in _REST and "rest_framework" in self.scope.function.module.imported_roots:
            held = self.scope.path(call.receiver)
            return "write" if isinstance(held, SuperRef) and self.scope.callee(call) is None else ""
        return found

    def _flushed(self, call: Call) -> bool:
        """Whether the call before, in the same block, is a commit, which leaves nothing to flush."""
        calls = self.scope.function.program.calls
        at = calls.index(call)
        before = calls[at - 1] if at else None
        return before is not None and before.callee == f"{call.receiver}.commit" and before.context is call.context

    def _orm_of(self, call: Call) -> str:
        """The library whose model class a call goes to, in a module that imports nothing but the class."""
        root = call.receiver.partition(".")[0]
        held = self.scope.path(root) if root[:1].isupper() else None
        world = self.scope.world
        bases = (
            (base for item in world.mro(held.cls) for base in world.bases(item)) if isinstance(held, ClassRef) else ()
        )
        roots = {base.path.partition(".")[0] for base in bases if isinstance(base, External)}
        return next((orm for package, orm in ACTIVE_RECORDS.items() if package in roots), "")

    def _when_off(self, m: Meaning) -> Method | None:
        """set_autocommit(True) where the model says what set_autocommit(False) does."""
        if m.obj is None or m.method is None:
            return None
        for other in m.obj.type.methods:
            if other.name == m.method.name and other is not m.method and holds(m.call, other.when):
                return other
        return None
