"""What follows from a resolved call: whether it comes back, is quiet, hands its arguments over, what it may raise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from txlint.resource.fact import Raised
from txlint.resource.held import ClassRef, Obj
from txlint.resource.known import called_as, waits
from txlint.resource.running import never_returns, runs
from txlint.resource.slots import is_shown_only, is_variable
from txlint.resource.statements import sets_up
from txlint.resource.threads import on_handle, only_files
from txlint.resource.values import Scope
from txlint.tree.events import Call, Const

if TYPE_CHECKING:
    from txlint.resource.meaning import Meaning

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
_QUESTIONS = frozenset(
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
CONTAINERS = frozenset(
    [
        "append",
        "set",
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


def judge(m: Meaning, scope: Scope) -> None:
    """Fills in what follows from what was resolved."""
    models = scope.models
    call, path = m.call, m.path
    # Names of methods say nothing about a plain function that happens to share one.
    tail = f".{call.name}" if call.receiver else ""
    long_tail = "." + ".".join(call.callee.split(".")[-2:])
    if (
        path in models.noreturn
        or call.callee in models.noreturn
        or tail in models.noreturn
        or long_tail in models.noreturn
    ):
        exits = path in _EXITS or call.callee in _EXITS or long_tail in _EXIT_METHODS
        m.noreturn = "exit" if exits else "error"
    elif m.function is not None and runs(scope.function, call, m.function.function):
        m.noreturn = never_returns(scope.world, m.function)
    m.quiet = (
        m.method is None
        and not m.sends
        and m.producer is None
        and m.function is None
        and not call.awaited
        and (
            path in models.quiet
            or tail in models.quiet
            or call.callee in models.quiet
            or (bool(call.receiver) and call.name in _QUIET_METHODS)
            or (call.name == "pop" and len(call.args) > 1)
            or (call.name == "close" and bool(call.receiver) and not call.args)
            or _reads_key(m)
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
        "setconfig",
        "text_factory",
        "sessionmaker",
        "add_listener",
        "set_session",
    ):
        m.quiet = True
    if is_variable(scope, call):
        m.quiet = True
    m.transfer = _is_transfer(m) and not is_shown_only(scope, call)
    m.raises = _raises(m, scope)
    paths = called_as(m, scope)
    m.blocking = scope.world.blocking.name_of(m, paths, scope)
    if m.blocking and (not waits(m) or only_files(scope, call) or on_handle(scope, call)):
        m.blocking = ""
    m.effect = scope.world.sending.name_of(m, paths, scope)
    m.interesting = bool(
        m.method
        or m.blocking
        or m.effect
        or m.function
        or m.acts_on
        or m.django
        or m.kind != "unknown"
        or (m.name in models.joining and m.method is None)
    )


def _answers(scope: Scope, path: str, name: str) -> bool:
    """Whether the call only asks for a state, or the library reports failure by return values and never raises."""
    held = scope.path(path)
    if isinstance(held, Obj) and name in _QUESTIONS:
        return True
    return isinstance(held, Obj) and held.type.fails_by_value


def _raises(m: Meaning, scope: Scope) -> tuple[Raised, ...]:
    """The exceptions that the call may raise; see also `Function.raises_nothing` of summaries."""
    if m.noreturn == "exit":
        return (Raised("exit"),)
    cancel = (Raised("cancel"),) if m.call.awaited else ()
    if m.quiet:
        return ()
    if m.call.name == "load_extension" and m.call.receiver:
        # It is there or it is not: no statement that may fail at any time.
        return (Raised("any"),)
    if m.method is not None and m.obj is not None:
        if m.method.role in ("rollback", "close", "release", "end", "dispose") and m.method.arg is None:
            return cancel if m.method.role not in ("rollback", "close", "release", "dispose") else ()
        if m.method.role == "release" or (m.method.role == "exec" and (m.kind == "rollback" or sets_up(m.text))):
            return ()
        if m.method.fail == "bool":
            return ()
        if m.method.role == "write_pending" and not m.call.awaited:
            return ()
        if m.method.name == "query" and m.obj.type.kind == "session":
            # What it gives asks the server later: see `Meaning.sends`.
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
                m.method.bare == "nothing" or m.obj.type.is_async or m.method.name in ("cursor", "__call__", "session")
            )
        ):
            return ()
        if m.method.await_ == "yes" and not m.call.awaited:
            return ()
        return (Raised("db", m.obj.type.library), *cancel)
    if m.call.receiver and m.method is None and _answers(scope, m.call.receiver, m.name):
        return ()
    library = _library_of(m, scope)
    if library:
        return (Raised("db", library), *cancel)
    if m.acts_on is not None:
        return (
            ()
            if m.acts_on.role in ("rollback", "close", "release") or m.acts_on.fail == "bool"
            else (Raised("db", m.acts_on.library),)
        )
    if m.producer is not None:
        if m.producer.bare == "nothing" and not m.call.awaited:
            return ()
        made = scope.models.types[m.producer.returns]
        if made.kind in ("engine", "factory", "pool") and not m.call.awaited:
            return ()
        if made.lazy and not m.call.awaited:
            return ()
        if made.fails_by_value:
            return ()
        return (Raised("db", m.producer.library), *cancel)
    if m.sends:
        session = scope.path(m.sends)
        return (Raised("db", session.type.library if isinstance(session, Obj) else ""),)
    if m.django:
        return (Raised("db", "undone" if own_savepoint(m) else m.orm), *cancel)
    if m.wrapper is not None and m.wrapper.effect in ("close", "aclose", "swallow", "null", "stack", "transfer"):
        return ()
    if isinstance(m.callee, ClassRef):
        return (Raised("any"),)
    return (Raised("any"), *cancel)


def own_savepoint(m: Meaning) -> bool:
    """Whether a call of Django's ORM writes in a savepoint of its own, which its failure undoes."""
    return m.orm == "django" and m.call.name in ("get_or_create", "update_or_create")


def _reads_key(m: Meaning) -> bool:
    """`params.get("schema", "public")` on something like a dictionary: a key, no address."""
    args = m.call.args
    if m.call.name != "get" or m.path or not m.call.receiver or not 0 < len(args) < 3 or any(a.keyword for a in args):
        return False
    key = args[0].value
    return isinstance(key, Const) and isinstance(key.value, str) and "/" not in key.value


def _library_of(m: Meaning, scope: Scope) -> str:
    """The library of a connection, cursor or transaction, whose method no model describes: `cur.fetchone()`."""
    if not m.call.receiver or m.callee is not None or m.call.receiver == "?":
        return ""
    held = scope.path(m.call.receiver)
    own = isinstance(held, Obj) and not held.custom and held.type.kind in ("connection", "cursor", "transaction")
    return held.type.library if own and isinstance(held, Obj) else ""


def _constructs_error(call: Call) -> bool:
    """Exception classes are taken not to raise when they are made."""
    return call.name[:1].isupper() and call.name.endswith(("Error", "Exception", "Warning"))


def _is_transfer(m: Meaning) -> bool:
    """Whether a handle that is passed to the call changes its owner."""
    name = m.call.name
    if m.function is not None and name == "__init__":
        return True
    if m.function is not None or m.producer is not None or m.wrapper is not None or m.method is not None:
        return False
    if isinstance(m.callee, ClassRef):
        return True
    last = name if name != "__call__" else ""
    if last[:1].isupper() and not last.isupper():
        return True
    if last.startswith("from_") or last == "__init__" or last in CONTAINERS:
        return True
    return last.startswith("_") and last.lstrip("_")[:1].isupper()
