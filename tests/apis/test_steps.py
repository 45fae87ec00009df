"""What one call of a method does, by the role that its model gives it: to the transaction, and to the rows."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable
from pathlib import Path
from typing import Any, cast

import pytest
from steps import BENCHES, Bench, prepare, rows

from txlint.apis.model import Method, Type, shipped

STEPS = [pytest.param(bench, name, id=f"{bench.type}.{name}") for bench in BENCHES for name in bench.calls]
_OPENS = {"any": True, "dml": True, "never": False}
"""Whether a write opens a transaction."""


async def _settled(value: object) -> Any:
    """The value, awaited where it can be."""
    return await cast(Awaitable[object], value) if inspect.isawaitable(value) else value


@pytest.mark.parametrize(("bench", "name"), STEPS)
def test_what_a_call_does(bench: Bench, name: str, tmp_path: Path) -> None:
    for module in bench.requires:
        pytest.importorskip(module)
    path = str(tmp_path / "store")
    prepare(path)
    asyncio.run(_check(bench, name, path))


async def _check(bench: Bench, name: str, path: str) -> None:
    model = shipped().types[bench.type]
    method = model.method(name)
    assert method is not None
    handle = await _settled(bench.open(path))
    item = await _settled(bench.item(handle))
    await _settled(bench.undo(handle, item))
    before = rows(path)
    assert not bench.is_open(handle)
    if method.role in ("commit", "rollback", "close", "release", "end"):
        await _settled(bench.write(handle, item))
        assert bench.is_open(handle)
        assert rows(path) == before
    result = bench.calls[name](handle, item)
    if method.await_ != "optional" and not {"awaitable", "awaitable_or_context"} & set(method.form):
        assert inspect.isawaitable(result) == (method.await_ == "yes")
    await _settled(result)
    await _expect(bench, model, method, handle, item, path, before)
    await _settled(bench.finish(handle, item))


async def _expect(
    bench: Bench, model: Type, method: Method, handle: Any, item: Any, path: str, before: list[tuple[int, int]]
) -> None:
    match method.role:
        case "commit":
            assert not bench.is_open(handle)
            assert rows(path) != before
        case "rollback":
            assert not bench.is_open(handle)
            assert rows(path) == before
        case "close" | "release":
            assert model.close_tx == "rollback" or model.return_resets
            assert rows(path) == before
        case "begin" | "savepoint":
            assert bench.is_open(handle)
        case "end":
            assert bench.is_open(handle) is not method.ends_tx
        case "exec" | "read" | "reopen":
            assert bench.is_open(handle) is _OPENS[model.begins]
        case "write_pending":
            assert rows(path) == before
            await _settled(handle.commit())
            assert rows(path) != before
        case "acquire":
            assert rows(path) == before
        case "guard":
            assert not bench.is_open(handle)
        case other:
            raise AssertionError(f"no step for the role {other}")
