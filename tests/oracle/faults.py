"""Runs the calls of a program under control: each is seen, and one of them fails.

A fault is as real as it can be. A statement is replaced by one that the server refuses; a commit is refused by the
server; other calls raise in place of acting, since an acquire or begin that raises has opened nothing. A cancelled
await raises CancelledError in place of acting. As in txlint, the calls that end or close never fail, nor do those
that only prepare a statement.
"""

from __future__ import annotations

import ast
import asyncio
import builtins
import importlib
import inspect
import subprocess
import sys
import time
import types
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from oracle.watch import Watch

ENDS = frozenset((
    "abort", "close", "close_all", "closeall", "dispose", "ensure_closed", "expunge_all", "invalidate", "putconn",
    "release", "remove", "reset", "rollback", "terminate",
))  # fmt: skip
QUIET = frozenset((
    "AsyncExitStack", "ExitStack", "add", "add_all", "append", "callback", "closing", "create_async_engine",
    "create_engine", "create_task", "cursor", "enter_async_context", "enter_context", "gather", "get_autocommit",
    "get_running_loop", "in_transaction", "info", "len", "print", "push_async_callback", "range", "result", "select",
    "shield", "str", "submit", "suppress", "text", "timeout", "values", "wait_for", "warning", "where",
))  # fmt: skip
"""Calls that only prepare, log or hand on: they open nothing and are taken not to raise."""
FLUSHES = frozenset(("flush", "create", "save", "bulk_create", "insert_many", "bulk_save_objects"))
"""Methods of the object-relational mappers that write at once."""
WAITS = (time.sleep, asyncio.sleep, subprocess.run, subprocess.check_call, urllib.request.urlopen, builtins.input)
EFFECTS = frozenset(("delay", "apply_async", "send_task"))
READS = frozenset(("SELECT", "SHOW", "VALUES", "WITH"))
WRITES = frozenset(("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE"))
TURNS = 2
"""A call in a loop fails in its first and in its second turn."""


class Injected(Exception):
    """What a call of unknown code raises."""


@dataclass(frozen=True)
class Fault:
    """The call at a place in the source, in which of its turns it fails, and how.

    `way` is "refused" (by the server), "cancel", or the name of the exception that is raised.
    """

    site: int
    turn: int
    way: str
    text: str

    def __str__(self) -> str:
        return f"{self.text} {'is refused' if self.way == 'refused' else f'raises {self.way}'} (turn {self.turn})"


class _Calls(ast.NodeTransformer):
    """Puts every call and every manager of the functions from a line on under control."""

    def __init__(self, first_row: int) -> None:
        self._first_row = first_row
        self.texts: list[str] = []
        self.handled: set[str] = set()

    def _site(self, node: ast.AST) -> ast.Constant:
        self.texts.append(f"line {getattr(node, 'lineno', 0)}: {ast.unparse(node)}")
        return ast.Constant(len(self.texts) - 1)

    def visit_Module(self, node: ast.Module) -> Any:
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        node.body = [self.visit(s) if isinstance(s, kinds) and s.lineno >= self._first_row else s for s in node.body]
        return node

    def _function(self, node: Any) -> Any:
        node.body = [self.visit(statement) for statement in node.body]
        node.body.insert(0, ast.Expr(ast.Call(ast.Name("_frame_", ast.Load()), [], [])))
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> Any:
        return self._function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> Any:
        return self._function(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> Any:
        node.body = [self.visit(s) if isinstance(s, ast.FunctionDef | ast.AsyncFunctionDef) else s for s in node.body]
        return node

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> Any:
        if node.type is not None:
            self.handled |= {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)}
        return self.generic_visit(node)

    def visit_Await(self, node: ast.Await) -> Any:
        if isinstance(node.value, ast.Call):
            node.value = self._call(node.value, awaited=True)
            return node
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> Any:
        return self._call(node, awaited=False)

    def _call(self, node: ast.Call, *, awaited: bool) -> ast.Call:
        site = self._site(node)
        self.generic_visit(node)
        under = ast.Call(ast.Name("_call_", ast.Load()), [site, node.func, ast.Constant(awaited)], [])
        return ast.Call(under, node.args, node.keywords)

    def visit_With(self, node: ast.With) -> Any:
        return self._with(node, is_async=False)

    def visit_AsyncWith(self, node: ast.AsyncWith) -> Any:
        return self._with(node, is_async=True)

    def _with(self, node: Any, *, is_async: bool) -> Any:
        for item in node.items:
            leaving = self._site(item.context_expr)
            self.texts[-1] += ", at its end,"
            expression = item.context_expr
            if isinstance(expression, ast.Call):
                expression = self._call(expression, awaited=is_async)
            else:
                expression = self.visit(expression)
            item.context_expr = ast.Call(ast.Name("_leave_", ast.Load()), [leaving, expression], [])
        node.body = [self.visit(statement) for statement in node.body]
        return node


@dataclass(frozen=True)
class Instrumented:
    """A program whose calls are under control."""

    code: types.CodeType
    texts: tuple[str, ...]
    handled: tuple[str, ...]
    """The built-in exceptions that its handlers name: unknown code may raise those, too."""


def instrument(source: str, first_row: int) -> Instrumented:
    """`source` with the calls in the functions from `first_row` on under control."""
    calls = _Calls(first_row)
    tree = ast.fix_missing_locations(calls.visit(ast.parse(source)))
    handled = sorted(
        name
        for name in calls.handled - {"Exception", "BaseException"}
        if isinstance(getattr(builtins, name, None), type) and issubclass(getattr(builtins, name), Exception)
    )
    return Instrumented(compile(tree, "<program>", "exec"), tuple(calls.texts), tuple(handled))


class Injector:
    """Watches the calls of one run and lets at most one fail."""

    def __init__(
        self,
        program: Instrumented,
        watch: Watch,
        module: str,
        libraries: Iterable[str],
        error: str,
        fault: Fault | None,
    ) -> None:
        self._program = program
        self._watch = watch
        self._module = module
        self._libraries = frozenset(libraries)
        self._error = error
        self._fault = fault
        self._turns: Counter[int] = Counter()
        self._armed = ExitStack()
        self.frames: list[types.FrameType] = []
        self.possible: list[Fault] = []
        self.harms: set[str] = set()
        self.happened = False
        self.is_on = False
        """Whether the program's calls are looked at: not while it is set up."""
        self.commit_failed = False
        self.exit_failed = False

    @property
    def names(self) -> dict[str, object]:
        """What the instrumented program calls."""
        return {"_call_": self.call, "_leave_": self.leave, "_frame_": self.frame}

    def frame(self) -> None:
        """Keeps the caller's frame, so that its variables live as long as its caller holds them."""
        self.frames.append(sys._getframe(1))

    @property
    def is_free(self) -> bool:
        """Whether no call has to fail."""
        return self._fault is None

    def done(self) -> None:
        """Ends what a fault has armed."""
        self.is_on = False
        self._armed.close()

    def _is_hit(self, site: int, ways: Iterable[str]) -> str:
        """The way in which this call has to fail, or ""."""
        turn = self._turns[site] = self._turns[site] + 1
        if self._fault is None:
            if turn <= TURNS:
                self.possible += [Fault(site, turn, way, self._program.texts[site]) for way in ways]
        elif (self._fault.site, self._fault.turn) == (site, turn):
            self.happened = True
            return self._fault.way
        return ""

    def call(self, site: int, function: Any, awaited: bool) -> Callable[..., Any]:
        """What is called in place of `function`."""

        def run(*args: Any, **named: Any) -> Any:
            if not self.is_on:
                return function(*args, **named)
            name = getattr(function, "__name__", type(function).__name__)
            if function in WAITS:
                return self._wait(site, name, awaited)
            if name in EFFECTS and self._watch.rows() == 0:
                self.harms.add("early")
            ways = self._ways(function, name, args, awaited)
            way = self._is_hit(site, ways)
            if not way:
                return function(*args, **named)
            if way == "cancel":
                raise asyncio.CancelledError
            if way == "refused":
                return self._refused(function, name, args, named, awaited)
            raise self._exception(way)

        return run

    def _wait(self, site: int, name: str, awaited: bool) -> Any:
        if self._watch.in_transaction():
            self.harms.add("waits")
        ways = ["cancel"] if awaited else [] if name == "sleep" else ["Injected"]
        way = self._is_hit(site, ways)
        if way:
            raise asyncio.CancelledError if way == "cancel" else self._exception(way)
        return asyncio.sleep(0) if awaited else None

    def _ways(self, function: Any, name: str, args: tuple[Any, ...], awaited: bool) -> list[str]:
        module = self._home(function)
        if name in ENDS or name in QUIET or module == self._module:
            return []
        statement = _statement(args)
        verb = statement.split(None, 1)[0].upper() if statement else ""
        if verb in ("ROLLBACK", "SAVEPOINT", "RELEASE", "SET"):
            return []
        cancel = ["cancel"] if awaited else []
        if name == "commit" or verb in ("COMMIT", "END") or _commits(args):
            return ["refused"]
        if verb in READS or verb in WRITES:
            return ["refused", *cancel]
        if module in self._libraries:
            return [("refused" if name in FLUSHES else self._error), *cancel]
        return ["Injected", *self._program.handled, *cancel]

    def _home(self, function: Any) -> str:
        """The top package of the function, or of the object that a built-in method is bound to."""
        module = getattr(function, "__module__", None)
        owner = getattr(function, "__self__", None)
        if module is None:
            module = (owner if isinstance(owner, type) else type(owner)).__module__
        return str(module).partition(".")[0].lstrip("_")

    def _exception(self, way: str) -> BaseException:
        if way == "Injected":
            return Injected("injected")
        module, _, name = way.rpartition(".")
        kind = getattr(importlib.import_module(module) if module else builtins, name)
        error: BaseException = kind("injected")
        return error

    def _refused(self, function: Any, name: str, args: tuple[Any, ...], named: dict[str, Any], awaited: bool) -> Any:
        statement = _statement(args)
        verb = statement.split(None, 1)[0].upper() if statement else ""
        if verb in READS or verb in WRITES:
            bad = self._watch.refused["read" if verb in READS else "write"]
            rest = ([()],) if name == "executemany" else ()
            return function(_like(args[0], bad), *rest)
        what = "write" if name in FLUSHES else "commit"
        self.commit_failed |= what == "commit"
        armed = self._watch.refusing(what)
        if not awaited and not inspect.iscoroutinefunction(function) and not _commits(args):
            with armed:
                result = function(*args, **named)
            if not inspect.isawaitable(result):
                return result
            armed = self._watch.refusing(what)
        else:
            result = function(*args, **named)
        if not inspect.isawaitable(result) or _commits(args):
            self._armed.enter_context(armed)
            return result

        async def later() -> Any:
            with armed:
                return await result

        return later()

    def leave(self, site: int, manager: Any) -> Any:
        """A manager whose exit may be refused."""
        return _Manager(self, site, manager)

    def refuses_exit(self, site: int) -> bool:
        """Whether the server has to refuse what this exit commits."""
        hit = self.is_on and bool(self._is_hit(site, ["refused"]))
        self.commit_failed |= hit
        self.exit_failed |= hit
        return hit

    def refusing(self) -> Any:
        return self._watch.refusing("commit")


class _Manager:
    def __init__(self, injector: Injector, site: int, manager: Any) -> None:
        self._injector = injector
        self._site = site
        self._manager = manager

    def __enter__(self) -> Any:
        return type(self._manager).__enter__(self._manager)

    def __exit__(self, *raised: Any) -> Any:
        leave = type(self._manager).__exit__
        if raised[0] is None and self._injector.refuses_exit(self._site):
            with self._injector.refusing():
                return leave(self._manager, *raised)
        return leave(self._manager, *raised)

    async def __aenter__(self) -> Any:
        return await type(self._manager).__aenter__(self._manager)

    async def __aexit__(self, *raised: Any) -> Any:
        leave = type(self._manager).__aexit__
        if raised[0] is None and self._injector.refuses_exit(self._site):
            with self._injector.refusing():
                return await leave(self._manager, *raised)
        return await leave(self._manager, *raised)


def _statement(args: tuple[Any, ...]) -> str:
    """The SQL text that a call sends, or ""."""
    if not args:
        return ""
    first = args[0]
    if isinstance(first, str):
        return first.strip() if first.split(None, 1)[:1] and first.split(None, 1)[0].isupper() else ""
    if type(first).__module__.startswith("sqlalchemy.") and hasattr(first, "compile"):
        return str(first).strip()
    return ""


def _like(statement: Any, text: str) -> Any:
    """`text` in the form of the statement that it replaces."""
    if isinstance(statement, str):
        return text
    return importlib.import_module("sqlalchemy").text(text)


def _commits(args: tuple[Any, ...]) -> bool:
    """Whether a call is handed a commit to run, as an executor is."""
    bound = [arg for arg in args if inspect.ismethod(arg) or inspect.isbuiltin(arg)]
    return any(arg.__name__ == "commit" for arg in bound)
