"""A program's trial: run with every fault in turn, and looked at from a second connection after each run.

What is held when the second connection looks is what a real program would hold: its module (with the pool, the engine,
the kept connection), the variables of a function that has returned normally, and in asynchronous code the task with its
exception. The traceback of synchronous code is dropped, as by a caller that has handled the exception. The cyclic
collector does not run: an idle process never collects.
"""

from __future__ import annotations

import ast
import asyncio
import contextvars
import gc
import inspect
import logging
import os
import sys
import types
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from oracle.casebook import Case
from oracle.faults import Fault, Injector, instrument
from oracle.watch import PATIENCE_SECONDS, Watch, stays

MODULE = "shop_program"
RECORDED_SECONDS = 0.02
"""How long a harm is watched that the case has on record: a new one gets the time to prove a late server."""
PROBE_SECONDS = 1.0


@dataclass(frozen=True)
class Run:
    """One run of a program: what its caller did, the fault, and the harm seen."""

    call: str
    fault: Fault | None
    harms: frozenset[str]
    outcome: str

    def __str__(self) -> str:
        how = f"when {self.fault}" if self.fault else "without a fault"
        return f"{self.call} {how}: {self.outcome}; {', '.join(sorted(self.harms)) or 'no harm'}"


def try_case(case: Case, watch: Watch) -> list[Run]:
    """Every run of the program, the one without a fault first for each of the calls."""
    return list(_runs(case, watch))


def _runs(case: Case, watch: Watch) -> Iterator[Run]:
    program = instrument(case.text, case.first_row)
    for call in case.calls:
        injector = _injector(case, watch, program, None)
        yield _run(case, call, injector, program.code, watch)
        for fault in injector.possible:
            injector = _injector(case, watch, program, fault)
            run = _run(case, call, injector, program.code, watch, fault)
            assert injector.happened, f"{case.id}: {fault} did not happen again"
            yield run


def _injector(case: Case, watch: Watch, program: Any, fault: Fault | None) -> Injector:
    libraries = {name.partition(".")[0].lstrip("_") for name in case.setting.requires}
    return Injector(program, watch, MODULE, libraries, case.setting.error, fault)


def _run(
    case: Case, call: str, injector: Injector, code: types.CodeType, watch: Watch, fault: Fault | None = None
) -> Run:
    with _quiet(), _world(watch) as world:
        world.define(code, injector)
        world.do(case.setting.setup)
        world.do(case.setup)
        try:
            harms, outcome = _look(case, call, world, injector, watch)
        finally:
            world.end(case.release)
            world.end(case.setting.release)
        # psycopg 3 does not close a connection whose block cannot commit: the library's choice, not the program's.
        if not injector.exit_failed and stays(watch.sessions, _patience(case, "open")):
            harms.add("open")
    if injector.is_free and outcome.startswith("raised"):
        harms.add("fails")
    return Run(call, fault, frozenset(harms), outcome)


def _patience(case: Case, harm: str) -> float:
    return RECORDED_SECONDS if harm in case.harm else PATIENCE_SECONDS


def _look(case: Case, call: str, world: World, injector: Injector, watch: Watch) -> tuple[set[str], str]:
    """The harms that can be seen while the program lives, and how the call ended."""
    injector.is_on = True
    result, outcome = world.call(call)
    injector.done()
    if outcome.startswith("raised") and not world.asynchronous:
        # The caller has handled the exception: nothing holds the variables any more.
        injector.frames.clear()
    world.settle()
    harms = injector.harms
    is_known_to_stay = watch.failed_commit_stays_open and injector.commit_failed
    if not is_known_to_stay and stays(watch.in_transaction, _patience(case, watch.open_word)):
        harms.add(watch.open_word)
    committed = watch.rows()
    if outcome.startswith("raised") or result is False:
        if committed % case.unit:
            harms.add("half")
    else:
        claimed = result if isinstance(result, int) and result is not True else case.rows
        if committed != claimed:
            harms.add("half" if committed else "lost")
    if case.setting.probe and not world.probe(case.setting.probe):
        harms.add("slot")
    return harms, outcome


class World:
    """A process as far as a program can tell: its module and its event loop."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(lambda *_: None)
        asyncio.set_event_loop(self._loop)
        self._tasks: list[asyncio.Task[Any]] = []
        # Tortoise keeps its connections in a context variable.
        self._context = contextvars.copy_context()
        self.module = types.ModuleType(MODULE)
        self.asynchronous = False

    def define(self, code: types.CodeType, injector: Injector) -> None:
        sys.modules[MODULE] = self.module
        vars(self.module).update(injector.names)
        exec(code, vars(self.module))

    def _evaluate(self, text: str) -> Any:
        """The value of an expression, or None after statements; both may await."""
        text = text.strip()
        try:
            code = compile(text, "<caller>", "eval", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        except SyntaxError:
            code = compile(text, "<caller>", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        value = eval(code, vars(self.module))
        if not inspect.iscoroutine(value):
            return value
        self.asynchronous = True
        task = self._loop.create_task(value, context=self._context)
        self._tasks.append(task)
        self._loop.run_until_complete(asyncio.wait({task}))
        return task.result()

    def do(self, text: str) -> None:
        if text.strip():
            self._evaluate(text)
        self.asynchronous = False

    def call(self, text: str) -> tuple[object, str]:
        """What the call returned, and how it ended. A cancelled task counts as one that raised."""
        try:
            result = self._evaluate(text)
        except (Exception, asyncio.CancelledError) as error:
            first = str(error).strip().partition("\n")[0]
            return None, f"raised {type(error).__name__} ({first})"
        return result, f"returned {result!r}"

    def settle(self) -> None:
        """Lets the event loop do what is due."""
        self._loop.run_until_complete(asyncio.sleep(0.002 if self.asynchronous else 0))

    def probe(self, text: str) -> bool:
        async def within(task: asyncio.Task[Any]) -> None:
            await asyncio.wait_for(task, PROBE_SECONDS)

        try:
            code = compile(text.strip(), "<probe>", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
            value = eval(code, vars(self.module))
            if inspect.iscoroutine(value):
                self._loop.run_until_complete(within(self._loop.create_task(value, context=self._context)))
        except Exception:
            return False
        return True

    def end(self, release: str) -> None:
        if release.strip():
            code = compile(release.strip(), "<release>", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
            value = eval(code, vars(self.module))
            if inspect.iscoroutine(value):
                self._loop.run_until_complete(self._loop.create_task(value, context=self._context))
        self.settle()

    def close(self) -> None:
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self.settle()
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()
        asyncio.set_event_loop(None)
        sys.modules.pop(MODULE, None)


@contextmanager
def _world(watch: Watch) -> Iterator[World]:
    """A fresh database and process; afterwards everything that the program left is collected."""
    watch.reset()
    os.environ.update(watch.environment)
    world = World()
    try:
        yield world
    finally:
        world.close()
        vars(world.module).clear()
        world._tasks.clear()


@contextmanager
def _quiet() -> Iterator[None]:
    """No collector, no log lines, no warnings: programs that do wrong cause many."""
    gc.disable()
    level = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
            gc.collect()
    finally:
        logging.disable(level)
        gc.enable()
