"""The programs of the oracle, kept as data in `cases/*.toml`: one file a way to use a library."""

from __future__ import annotations

import importlib.util
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CASES = Path(__file__).parent / "cases"

HARMS = {
    "idle": "a transaction stays open on the server",
    "locked": "the write lock stays held",
    "open": "a connection stays open",
    "slot": "the pool has lost a connection",
    "lost": "the caller is told of success, and none of the rows is there",
    "half": "a part of the rows of one transaction is there",
    "waits": "the transaction is open while the program waits for something else",
    "early": "a job is sent before its row can be seen",
    "fails": "the library refuses the call even without a fault",
}


@dataclass(frozen=True)
class Setting:
    """A way to use a library: what its programs have in common.

    All code runs in the namespace of the program and may await. `probe` succeeds as long as the pool has a
    connection left; `release` gives up what a program keeps for its whole life (its pool, its engine).
    """

    name: str
    server: str
    requires: tuple[str, ...]
    error: str
    prelude: str
    setup: str
    probe: str
    release: str

    @property
    def missing(self) -> str:
        """The first library that is not installed, or ""."""
        return next((name for name in self.requires if importlib.util.find_spec(name) is None), "")


@dataclass(frozen=True)
class Case:
    """A program and the harm that it does under some fault, none for a right one.

    `calls` are what its caller does, each a run of its own; `rows` is the number of rows that `work()` has written
    when it returns normally, unless it returns another number, or False for "it failed"; `unit` of them belong
    to one transaction.
    """

    name: str
    setting: Setting
    rule: str
    harm: frozenset[str]
    source: str
    calls: tuple[str, ...]
    setup: str
    release: str
    rows: int
    unit: int
    unsettled: str
    """Why txlint's verdict is known to differ, "" where it must not."""

    @property
    def id(self) -> str:
        return f"{self.setting.name}-{self.name}"

    @property
    def text(self) -> str:
        """The whole file."""
        return f"{self.setting.prelude.strip()}\n\n\n{self.source.strip()}\n"

    @property
    def first_row(self) -> int:
        """Where the program proper begins."""
        return self.setting.prelude.strip().count("\n") + 3


@cache
def all_cases() -> tuple[Case, ...]:
    """Every program, in the order of the files."""
    return tuple(case for path in sorted(CASES.glob("*.toml")) for case in _read(path))


def _read(path: Path) -> list[Case]:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    setting = Setting(
        name=path.stem,
        server=data["server"],
        requires=tuple(data["requires"]),
        error=data["error"],
        prelude=data["prelude"],
        setup=data.get("setup", ""),
        probe=data.get("probe", ""),
        release=data.get("release", ""),
    )
    return [
        Case(
            name=case["name"],
            setting=setting,
            rule=case["rule"],
            harm=frozenset(case["harm"]),
            source=case["source"],
            calls=tuple(case.get("calls", [data.get("call", "work()")])),
            setup=case.get("setup", ""),
            release=case.get("release", ""),
            rows=case.get("rows", 1),
            unit=case.get("unit", max(1, case.get("rows", 1))),
            unsettled=case.get("unsettled", ""),
        )
        for case in data["case"]
    ]
