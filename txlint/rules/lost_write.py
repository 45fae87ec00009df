from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from txlint.finding import Confidence
from txlint.flow.program import ORDINARY
from txlint.resource.addresses import lives_in_memory
from txlint.resource.borrowing import lends_only
from txlint.resource.evidence import ORM
from txlint.resource.fact import Fact, Handle, Reached, Trail, steps
from txlint.resource.flow import Flow
from txlint.resource.held import ClassRef, FunctionRef, Obj
from txlint.resource.leaks import role_of
from txlint.resource.meaning import Meaning
from txlint.resource.summary import Effect
from txlint.resource.told import told
from txlint.resource.witness import event_node
from txlint.rules._base import Report, Rule
from txlint.rules._calls import effects_on, speaks_of_commit
from txlint.rules._reached import line_of, name_of, reached_calls
from txlint.rules._requests import dropped_by_framework, unsaved
from txlint.rules._sends import is_write
from txlint.rules._trials import may_have_to_fail
from txlint.tree import cst
from txlint.tree.events import Call, Manager, paths_in
from txlint.tree.index import Function
from txlint.tree.nodes import decorator_path

_BARE = ("staticmethod", "classmethod", "property", "cached_property", "wraps", "override", "cache", "lru_cache")
_TEMPORARY = re.compile(r"\bCREATE\s+(?:(?:GLOBAL|LOCAL|OR\s+REPLACE)\s+)?TEMP(?:ORARY)?\b", re.IGNORECASE)


class LostWrite(Rule):
    """Rows are written, and the connection is closed on every ordinary path without a commit.

    ## What it does
    Reports the first INSERT, UPDATE or DELETE (or `session.add()`) on a connection or session that the function
    acquires itself, where every path that does not raise closes it and none of them commits.

    ## Why is this bad
    close() rolls back, and no exception says so. What `with` does differs between libraries: it commits for sqlite3
    and psycopg, and only closes for PyMySQL, mysql.connector, aiosqlite, oracledb, `engine.connect()` and `Session()`
    of SQLAlchemy, and `contextlib.closing`. Measured: after such a block the table has no new row.

    ## Example
    ```python
    import pymysql


    def add(settings, name):
        with pymysql.connect(**settings) as conn:
            with conn.cursor() as cur:
                cur.execute("INSERT INTO item (name) VALUES (%s)", (name,))
    ```

    ## Use instead
    ```python
    import pymysql


    def add(settings, name):
        with pymysql.connect(**settings) as conn:
            with conn.cursor() as cur:
                cur.execute("INSERT INTO item (name) VALUES (%s)", (name,))
            conn.commit()
    ```

    ## Seen on a server
    The example on MariaDB:

    ```text
    add(settings, 'tea'): None
    rows in the table: 0
    ```

    ## Known limits
    Silent where the connection is passed to a function that cannot be seen, for databases in memory, for functions
    that make temporary tables, for session classes of the project's own, whose exit may commit, and for helpers that
    speak of a commit somewhere deep down.
    """

    code = "TX403"

    def flow(self, flow: Flow) -> Iterator[Report]:
        lost: dict[Handle, tuple[Fact, Trail]] = {}
        for fact, trail in flow.exits(*ORDINARY).items():
            if fact.lost is not None and fact.handle is not None:
                lost.setdefault(fact.handle, (fact, trail))
        for handle, (fact, trail) in lost.items():
            node = event_node(fact.lost)
            if node is None or may_have_to_fail(flow, fact.lost) or not _counts(flow, handle, fact):
                continue
            closing = _closing(flow, handle, trail)
            awaits = "await " if handle.type.is_async else ""
            name = name_of(handle)
            name = f"{name}.{handle.wraps}" if handle.wraps and isinstance(handle.origin, Call) else name
            name, commit = _committer(flow, handle, fact, name)
            if isinstance(closing, Manager):
                how = f"leaving the with block{line_of(flow, closing)}"
            elif isinstance(closing, Call) and role_of(flow, closing) == "autocommit_on":
                how = f"switching autocommit on{line_of(flow, closing)}"
            else:
                how = f"the close{line_of(flow, closing)}"
            place = event_node(closing)
            path = (("the row is written here", node),)
            ddl = isinstance(fact.lost, Call) and flow.meaning(fact.lost).kind == "ddl"
            yield Report(
                node=node,
                about=handle,
                # Some servers commit such a statement by themselves, which a library for many of them cannot tell.
                confidence=handle.confidence.at_most(
                    Confidence.MEDIUM if ddl and handle.library in ORM else Confidence.HIGH,
                    _by_helper(flow, fact),
                ),
                message=f"the write on '{name}' is lost: {how} rolls it back, and no path commits: "
                f"call {awaits}{name}.{commit}() before",
                path=(*path, ("closed without a commit here", place)) if place is not None else path,
                help=_help(handle, awaits, name, commit),
                # A table that a test drops, or makes for itself, is missed by nobody.
                slight=ddl,
            )
        for handle, write in dropped_by_framework(flow):
            if handle.begins != "never" and not (_committed(flow, handle) or _shown_to_strangers(flow, handle)):
                yield unsaved(flow, handle, write)


def _by_helper(flow: Flow, fact: Fact) -> Confidence:
    """Medium where a helper writes on some of its ways only, low where another one does so for it."""
    m = flow.meaning(fact.lost) if isinstance(fact.lost, Call) else None
    if m is None or m.function is None or m.effects is None:
        return Confidence.HIGH
    if any(effect.writes and effect.surely for effect in m.effects.on.values()) or told(flow.scope, m) != "unknown":
        return Confidence.HIGH
    ref = m.function
    meanings = flow.world.meanings(flow.world.scope(ref.function, ref.instance if ref.function.receiver else None))
    itself = any(is_write(meanings(call)) for call in ref.function.program.calls)
    return Confidence.MEDIUM if itself else Confidence.LOW


def _committer(flow: Flow, handle: Handle, fact: Fact, name: str) -> tuple[str, str]:
    """What the write is to be committed on, and by which method: the transaction, where the handle has none."""
    types = [(name, handle.type)]
    types += [(part.path, flow.scope.models.types[part.type]) for part in fact.parts if part.kind == "tx" and part.type]
    return next(((path, m.name) for path, t in types for m in t.methods if m.role == "commit"), (name, "commit"))


def _counts(flow: Flow, handle: Handle, fact: Fact) -> bool:
    if not (handle.owner == "own" or _lent_by_manager(flow, handle)):
        return False
    by_setting = handle.begins == "never" != handle.type.begins
    if handle.custom or (by_setting and handle.type.kind == "session"):
        return False
    if "maybe-committed" in fact.marks or any(isinstance(m, tuple) and m[0] == "savepoint-only" for m in fact.marks):
        return False
    if not _plain(flow, handle) or _old_sqlalchemy(handle, fact):
        return False
    return not (_committed(flow, handle) or _shown_to_strangers(flow, handle) or _short_lived(flow, handle))


def _lent_by_manager(flow: Flow, handle: Handle) -> bool:
    """Whether a manager of the project gave the handle, and closes it afterwards without a commit."""
    if not isinstance(handle.origin, Manager):
        return False
    effects = flow.machine.managed_by(handle.origin)
    exit_ = handle.exit if handle.wraps else effects.exit if effects is not None else None
    return exit_ is not None and exit_.then == "close" and exit_.ok == "rollback"


def _plain(flow: Flow, handle: Handle) -> bool:
    """Whether the handle comes from a library's call or a function that was read, not from a class that was guessed."""
    if isinstance(handle.origin, Manager):
        return True
    if not isinstance(handle.origin, Call):
        return False
    m = flow.meaning(handle.origin)
    return m.producer is not None or m.method is not None or m.function is not None or bool(m.wraps)


def _old_sqlalchemy(handle: Handle, fact: Fact) -> bool:
    """A plain string is a statement in SQLAlchemy 1 only, whose connections commit each one by themselves."""
    if handle.library != "sqlalchemy" or handle.type.kind != "connection" or not isinstance(fact.lost, Call):
        return False
    if handle.type.method("cursor") is not None:
        return False  # the driver's own
    arg = fact.lost.arg(0)
    return fact.lost.name == "execute" and arg is not None and isinstance(arg.node, cst.BaseString)


def _committed(flow: Flow, handle: Handle) -> bool:
    """Whether something on some path commits, or a block ends the transaction by itself."""
    for call, reached in reached_calls(flow):
        if not any(r.fact.handle is handle for r in reached):
            continue
        m = flow.meaning(call)
        role = role_of(flow, call)
        if role == "commit" or (role == "autocommit_on" and handle.type.autocommit.on_in_tx != "rollback"):
            return True
        if m.kind == "unknown" and role_of(flow, call) == "exec" and any(r.fact.explicit for r in reached):
            # SQL that cannot be read may be the COMMIT of the BEGIN.
            return True
        if any(e.commits for r in reached for e in _effects(flow, r.fact, m)):
            return True
        if m.function is not None and _is_wrapped(m.function.function):
            return True
        if m.function is not None and _may_commit_deep_down(flow, call, m.function, reached):
            return True
    return any(
        fact.handle is handle and any(m is manager for m, _ in fact.managed) for manager, fact, _, _ in flow.record.left
    )


def _may_commit_deep_down(flow: Flow, call: Call, ref: FunctionRef, reached: list[Reached]) -> bool:
    """Whether a helper that works on the handle speaks of a commit which is not seen to be one of the handle."""
    effects = [effect for r in reached for _, effect in effects_on(flow, call, r.fact)]
    if not effects or any(effect.commits or effect.may_end for effect in effects):
        return False
    return "commit" in call.name.lower() or speaks_of_commit(flow.world, ref)


def _effects(flow: Flow, fact: Fact, m: Meaning) -> Iterable[Effect]:
    """What a call does by its arguments: `save(commit=False)`."""
    effects = flow.machine.effects_for(fact, m) if m.effects is not None else None
    return effects.on.values() if effects is not None else ()


def _is_wrapped(function: Function) -> bool:
    """Whether a decorator runs the function, which may commit behind it: `@managed(Mode.COMMIT)`."""
    return any(decorator_path(node).rpartition(".")[2] not in _BARE for node in function.decorators)


def _names(flow: Flow, handle: Handle) -> set[str]:
    names = {handle.path}
    if isinstance(handle.origin, Call):
        names |= {handle.origin.result, handle.origin.target}
    for _, fact, _, _ in flow.record.left:
        if fact.handle is handle:
            names |= fact.names
    return names - {""}


def _shown_to_strangers(flow: Flow, handle: Handle) -> bool:
    """Whether the handle is an argument of a call that nothing is known about, or kept by an object or nested function
    that others call: they may commit."""
    names = _names(flow, handle)
    if names & flow.function.program.free.keys():
        return True
    for call in flow.function.program.calls:
        m = flow.meaning(call)
        kept = [path for path, e in m.effects.on.items() if e.keeps or e.shows] if m.effects is not None else []
        if any(m.arguments.get(path) in names for path in kept):
            return True
        if m.function is not None or m.method is not None or m.wrapper is not None or m.quiet or m.producer is not None:
            continue
        if m.made is not None or (
            isinstance(m.callee, ClassRef) and _only_borrowed(flow, call, m.callee, handle, names)
        ):
            continue
        joins = handle.type.joined_by if call.name in handle.type.joining else ""
        given = (arg for arg in call.args if not (joins and arg.keyword == joins))
        if any(path in names for arg in given for path in paths_in(arg.value)):
            return True
    return False


def _only_borrowed(flow: Flow, call: Call, made: ClassRef, handle: Handle, names: set[str]) -> bool:
    """Whether an object of the project's that is made with the handle does nothing but use it."""
    given = {path for arg in call.args for path in paths_in(arg.value) if path in names}
    return all(lends_only(flow.world, made.cls, call, path, handle.type) for path in given)


def _short_lived(flow: Flow, handle: Handle) -> bool:
    """Whether the rows were never meant to stay: temporary tables, a database in memory, somebody else's connection."""
    if any(_TEMPORARY.search(flow.meaning(c).text) for c in flow.function.program.calls):
        return True
    origin = handle.origin
    if not isinstance(origin, Call):
        return False
    if lives_in_memory(flow.function, origin):
        return True
    for arg in origin.args:
        for path in paths_in(arg.value):
            held = flow.scope.path(path)
            if isinstance(held, Obj) and held.type.kind == "connection" and handle.type.kind == "session":
                return True
    return False


def _closing(flow: Flow, handle: Handle, trail: Trail) -> object:
    """The close, or the block whose end closes."""
    closed = [event for what, event in steps(trail) if what == "close"]
    if closed:
        return next((e for e in closed if isinstance(e, Call) and role_of(flow, e) == "autocommit_on"), closed[-1])
    names = _names(flow, handle)
    for manager in flow.function.program.managers:
        if {manager.result, manager.target} & names or set(paths_in(manager.value)) & names:
            return manager
    return None


def _help(handle: Handle, awaits: str, name: str, commit: str) -> str:
    if handle.library in ("sqlalchemy", "sqlmodel"):
        block = "async with" if handle.type.is_async else "with"
        return f"commit before the end, or let '{block} {name}.begin():' do it (for an engine: engine.begin())"
    return f"'{awaits}{name}.{commit}()' belongs behind the last write; closing never commits here"
