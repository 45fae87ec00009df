"""A database library of nothing but states, as `proofdb.toml` models it. What may fail asks the explorer.

The rules of the model: what begins or acquires and raises has opened nothing; rollback and close do not
raise; a commit that raises leaves "failed"; a statement that raises aborts the open transaction;
entering what is open already does not raise, and the commit on leaving a block ends its transaction
even where it raises.
"""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from typing import Any

from proof.explore import Explorer, Resource, choose


class Error(Exception):
    """What the database raises."""


def _may_fail() -> bool:
    return choose(("ok", "Error")) != "ok"


class _State:
    """What the calls do to a resource, told whether they fail; sync and async share it."""

    def __init__(self, resource: Resource) -> None:
        self.resource = resource

    def begun(self) -> None:
        self.resource.tx = "open"

    def executed(self, fails: bool) -> None:
        if fails and self.resource.tx == "open":
            self.resource.tx = "aborted"

    def committed(self, fails: bool) -> None:
        if not fails:
            self.resource.tx = "none"
        elif self.resource.tx != "none":
            self.resource.tx = "failed"

    def rolled_back(self) -> None:
        self.resource.tx = "none"

    def closed(self) -> None:
        self.resource.tx, self.resource.res = "none", "closed"

    def enter(self, kind: str, nested: bool = False) -> None:
        self.resource.entered.append((kind, Explorer.current.instruction(), nested))

    def leave(self) -> bool:
        """Takes the innermost block off; whether it was a savepoint."""
        return self.resource.entered.pop()[2]

    @property
    def is_open(self) -> bool:
        return self.resource.tx in ("open", "aborted")

    def must_commit(self) -> bool:
        """A commit on leaving is sent only where there is something to commit."""
        if not self.is_open:
            Explorer.current.exact = False
        return self.is_open


class Connection:
    def __init__(self, resource: Resource) -> None:
        self.resource = resource
        self._state = _State(resource)

    def begin(self) -> Transaction:
        self.start()
        return Transaction(self._state)

    def start(self) -> None:
        if _may_fail():
            raise Error
        self._state.begun()

    def execute(self, sql: str) -> None:
        fails = _may_fail()
        self._state.executed(fails)
        if fails:
            raise Error

    def commit(self) -> None:
        fails = _may_fail()
        self._state.committed(fails)
        if fails:
            raise Error

    def rollback(self) -> None:
        self._state.rolled_back()

    def close(self) -> None:
        self._state.closed()

    def transaction(self) -> Transaction:
        return Transaction(self._state)

    def __enter__(self) -> Connection:
        self._state.enter("connection")
        return self

    def __exit__(self, kind: Any, *_: Any) -> None:
        self._state.leave()
        fails = kind is None and self._state.must_commit() and _may_fail()
        self._state.closed()
        if fails:
            raise Error


class Transaction:
    def __init__(self, state: _State) -> None:
        self._state = state
        self.resource = state.resource

    def commit(self) -> None:
        fails = _may_fail()
        self._state.committed(fails)
        if fails:
            raise Error

    def rollback(self) -> None:
        self._state.rolled_back()

    def __enter__(self) -> Transaction:
        if _may_fail():
            raise Error
        self._state.enter("transaction", self._state.is_open)
        if not self._state.is_open:
            self._state.begun()
        return self

    def __exit__(self, kind: Any, *_: Any) -> None:
        if self._state.leave():
            if kind is not None and self.resource.tx == "aborted":
                self.resource.tx = "open"
            if kind is None:
                Explorer.current.exact = False
            return
        fails = kind is None and self._state.must_commit() and _may_fail()
        self._state.rolled_back()
        if fails:
            raise Error


def connect(site: int) -> Connection:
    """Acquires; `site` tells the call from the others of the program."""
    if _may_fail():
        raise Error
    return Connection(Explorer.current.acquire(Resource(site)))


class Wait:
    """An awaitable that comes back, raises, or is cancelled."""

    def __init__(self, *raises: type[Exception]) -> None:
        self._raises = {error.__name__: error for error in raises}

    def __await__(self) -> Generator[str, None, str]:
        """Gives what happened, for the caller to undo or keep."""
        picked = choose(("ok", *self._raises, "cancel"))
        if picked == "cancel":
            yield "cancel"
        if picked in self._raises:
            raise self._raises[picked]
        return picked


class AsyncConnection:
    def __init__(self, resource: Resource) -> None:
        self.resource = resource
        self._state = _State(resource)

    async def start(self) -> None:
        await Wait(Error)
        self._state.begun()

    async def begin(self) -> AsyncTransaction:
        await self.start()
        return AsyncTransaction(self._state)

    async def execute(self, sql: str) -> None:
        try:
            await Wait(Error)
        except (Error, asyncio.CancelledError):
            self._state.executed(True)
            raise
        self._state.executed(False)

    async def commit(self) -> None:
        await _committing(self._state)

    async def rollback(self) -> None:
        self._state.rolled_back()

    async def close(self) -> None:
        self._state.closed()

    def transaction(self) -> AsyncTransaction:
        return AsyncTransaction(self._state)

    async def __aenter__(self) -> AsyncConnection:
        self._state.enter("connection")
        return self

    async def __aexit__(self, kind: Any, *_: Any) -> None:
        self._state.leave()
        try:
            if kind is None and self._state.must_commit():
                await Wait(Error)
        finally:
            self._state.closed()


class AsyncTransaction:
    def __init__(self, state: _State) -> None:
        self._state = state
        self.resource = state.resource

    async def commit(self) -> None:
        await _committing(self._state)

    async def rollback(self) -> None:
        self._state.rolled_back()

    async def __aenter__(self) -> AsyncTransaction:
        await Wait(Error)
        self._state.enter("transaction", self._state.is_open)
        if not self._state.is_open:
            self._state.begun()
        return self

    async def __aexit__(self, kind: Any, *_: Any) -> None:
        if self._state.leave():
            if kind is not None and self.resource.tx == "aborted":
                self.resource.tx = "open"
            if kind is None:
                Explorer.current.exact = False
            return
        try:
            if kind is None and self._state.must_commit():
                await Wait(Error)
        finally:
            self._state.rolled_back()


async def _committing(state: _State) -> None:
    try:
        await Wait(Error)
    except (Error, asyncio.CancelledError):
        state.committed(True)
        raise
    state.committed(False)


async def aconnect(site: int) -> AsyncConnection:
    await Wait(Error)
    return AsyncConnection(Explorer.current.acquire(Resource(site)))
