"""What one call of a method does on a real server, by the role that its model gives it: to the transaction, as another
client sees it, and to the rows."""

from __future__ import annotations

import asyncio
import importlib.util
import inspect
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, cast

import pytest

from oracle.benches import BENCHES, Bench
from oracle.watch import Watch, stays
from txlint.apis.model import Exit, Method, Type, shipped

STEPS = [pytest.param(bench, name, id=f"{bench.type}.{name}") for bench in BENCHES for name in bench.calls]
BLOCKS = [
    pytest.param(bench, error, id=f"{bench.type}-{'error' if error else 'success'}")
    for bench in BENCHES
    if bench.block is not None
    for error in (False, True)
]
_AFTER_A_WRITE = frozenset((
    "commit", "rollback", "close", "release", "dispose", "end", "guard", "savepoint", "savepoint_end", "autocommit_on",
))  # fmt: skip
_EITHER = frozenset(("awaitable", "awaitable_or_context", "async_context"))


class Failure(Exception):
    """Raised in the block."""


@pytest.fixture
def watch(request: pytest.FixtureRequest, servers: Callable[[str], Watch], monkeypatch: pytest.MonkeyPatch) -> Watch:
    bench: Bench = request.getfixturevalue("bench")
    for module in bench.requires:
        if importlib.util.find_spec(module.partition(".")[0]) is None:
            pytest.skip(f"{module} is not installed: pip install -e '.[oracle]'")
    found = servers(bench.server)
    for name, value in found.environment.items():
        monkeypatch.setenv(name, value)
    found.reset()
    return found


async def _settled(value: object) -> Any:
    """The value, awaited where it can be."""
    return await cast(Awaitable[object], value) if inspect.isawaitable(value) else value


@pytest.mark.parametrize(("bench", "name"), STEPS)
def test_what_a_call_does(bench: Bench, name: str, watch: Watch) -> None:
    asyncio.run(_check(bench, name, watch))


async def _check(bench: Bench, name: str, watch: Watch) -> None:
    model = shipped().types[bench.type]
    method = model.method(name)
    assert method is not None
    handle = await _settled(bench.open())
    wrote = bench.write is not None and method.role in _AFTER_A_WRITE
    if wrote and bench.write is not None:
        await _settled(bench.write(handle))
        assert watch.in_transaction()
        assert watch.rows() == 0
    result = bench.calls[name](handle)
    if method.await_ != "optional" and name not in bench.loose and not set(method.form) & _EITHER:
        assert inspect.isawaitable(result) == (method.await_ == "yes")
    await _settled(result)
    await asyncio.sleep(0)  # a transport is closed by the loop
    await _expect(bench, name, model, method, handle, watch, wrote)
    with suppress(Exception):
        await _settled(bench.finish(handle))


async def _expect(bench: Bench, name: str, model: Type, method: Method, handle: Any, watch: Watch, wrote: bool) -> None:
    match method.role:
        case "commit":
            assert not watch.in_transaction()
            assert watch.rows() > 0
        case "rollback" | "close" | "release" | "dispose":
            assert model.close_tx != "commit"
            assert not stays(watch.in_transaction)
            assert watch.rows() == 0
        case "begin":
            add = bench.add or (bench.write if model.begins != "never" else None)
            if add is not None:
                await _settled(add(handle))
                assert watch.in_transaction()
            assert watch.rows() == 0
        case "savepoint" | "savepoint_end" | "guard" | "end":
            assert watch.in_transaction() is wrote or method.role == "savepoint"
            assert watch.rows() == 0
        case "exec" | "read":
            opens = model.begins in ("any", "handle")
            assert watch.in_transaction() is opens
            assert (watch.rows() > 0) is (not opens and name not in bench.reads)
        case "acquire":
            assert watch.rows() == 0
        case "autocommit_on":
            assert model.autocommit.on_in_tx == "commit"
            assert watch.rows() > 0
        case other:
            raise AssertionError(f"no step for the role {other}")


@pytest.mark.parametrize(("bench", "error"), BLOCKS)
def test_what_leaving_a_block_does(bench: Bench, error: bool, watch: Watch) -> None:
    asyncio.run(_leave(bench, error, watch))


async def _leave(bench: Bench, error: bool, watch: Watch) -> None:
    model = shipped().types[bench.type]
    assert model.exit is not None and bench.block is not None
    handle = await _settled(bench.open())
    manager: Any = bench.block(handle)
    with suppress(Failure):
        if hasattr(manager, "__aenter__"):
            async with manager:
                await _write(bench, handle, error)
        else:
            with manager:
                await _write(bench, handle, error)
    await asyncio.sleep(0)
    _expect_left(model, model.exit, error, watch, bench.write is not None)
    with suppress(Exception):
        await _settled(bench.finish(handle))


async def _write(bench: Bench, handle: Any, error: bool) -> None:
    if bench.write is not None:
        await _settled(bench.write(handle))
    if error:
        raise Failure


def _expect_left(model: Type, exit_: Exit, error: bool, watch: Watch, wrote: bool) -> None:
    end = exit_.error if error else exit_.ok
    assert (watch.rows() > 0) is (end == "commit" and wrote)
    if end != "none" or exit_.then in ("close", "release"):
        stays_open = model.kind == "cursor" and wrote
        assert stays(watch.in_transaction, 0.1 if stays_open else 2.0) is stays_open
    if exit_.then == "close" and model.kind in ("connection", "pool"):
        assert not stays(watch.sessions)
