"""What programs of the proof call beside the database: code that nobody has a model of."""

from __future__ import annotations

from collections.abc import Generator

from proof.explore import choose
from proof.proofdb import Error, Wait


class Odd(Exception):
    """An exception that no handler names."""


RAISES: dict[str, type[Exception]] = {
    "Error": Error,
    "ValueError": ValueError,
    "KeyError": KeyError,
    "Odd": Odd,
}
"""What unknown code may raise; "Error" is the error of the database at hand."""


def _run(*results: int) -> int:
    picked = choose((*map(str, results), *RAISES))
    if picked in RAISES:
        raise RAISES[picked]
    return int(picked)


def work(*_: object) -> int:
    return _run(1)


def cond() -> bool:
    return _run(0, 1) == 1


def pick() -> int:
    return _run(1, 2, 3, 5)


class _Items:
    def __iter__(self) -> _Items:
        return self

    def __next__(self) -> int:
        if choose(("stop", "more")) == "stop":
            raise StopIteration
        return 1

    def __aiter__(self) -> _Items:
        return self

    async def __anext__(self) -> int:
        if await _Item() == "stop":
            raise StopAsyncIteration
        return 1


class _Item(Wait):
    def __init__(self) -> None:
        super().__init__(*RAISES.values())

    def __await__(self) -> Generator[str, None, str]:
        picked = choose(("stop", "ok", *self._raises, "cancel"))
        if picked == "cancel":
            yield "cancel"
        if picked in self._raises:
            raise self._raises[picked]
        return picked


def items() -> _Items:
    _run(1)
    return _Items()


async def wait() -> int:
    await Wait(*RAISES.values())
    return 1


async def ready() -> bool:
    await Wait(*RAISES.values())
    return choose(("no", "yes")) == "yes"
