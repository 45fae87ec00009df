"""Whole files against the real sqlite3: `check` reports a connection or a transaction iff some execution
leaves it open.

A file has one function. Either it connects by itself, then the connections are asked about, each by its
line; or it begins transactions on the connection of its module, then these are: several transactions on
one connection are one defect, so it is enough that one of those which stay open is reported.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from proof.agree import minimised
from proof.explore import NotAProgram
from proof.programs import Program
from proof.sqlite import Kind, executed, sqlite_program
from txlint.check import check
from txlint.finding import Confidence, Severity
from txlint.settings import Settings

_SETTINGS = Settings(min_severity=Severity.NOTE, min_confidence=Confidence.LOW)
_CODES = {
    "own": frozenset(("TX301", "TX302")),
    "shared": frozenset(("TX201", "TX202", "TX203", "TX205", "TX206")),
}
CHUNK = 500


@dataclass(frozen=True)
class Verdict:
    """Lines of what stays open on some path, and lines that are reported."""

    leaks: frozenset[int]
    reported: frozenset[int]
    exact: bool
    """All executions were seen, and no call did less than it could."""
    one_defect: bool

    @property
    def missed(self) -> frozenset[int]:
        return frozenset() if self.one_defect and self.reported else self.leaks - self.reported

    @property
    def false(self) -> frozenset[int]:
        return self.reported - self.leaks if self.exact else frozenset()


def verdict(program: Program, kind: Kind) -> Verdict | None:
    """None for a text that is no program of the proof."""
    try:
        seen = executed(program)
    except (NotAProgram, SyntaxError):
        return None
    found = check(program.text.encode(), "/srv/shop/work.py", _SETTINGS)
    failed = [item.message for item in found if item.code == "TX000"]
    assert not failed, failed
    at = 1 if kind == "own" else 2
    return Verdict(
        frozenset(end[1] for end in seen.ends if end[1 + at] == "open"),
        frozenset(item.span.start.row for item in found if item.code in _CODES[kind]),
        seen.complete and seen.exact,
        kind == "shared",
    )


def _explain(seed: int, program: Program, kind: Kind, wrong: Verdict) -> str:
    def fails_alike(candidate: Program) -> bool:
        found = verdict(candidate, kind)
        return found is not None and (bool(found.missed), bool(found.false)) == (
            bool(wrong.missed),
            bool(wrong.false),
        )

    small = minimised(program, fails_alike)
    lines = "\n".join(f"{n:3} {line}" for n, line in enumerate(small.text.splitlines(), 1))
    return f"seed {seed}:\n{lines}\n{verdict(small, kind)}"


def _check(seeds: range, kind: Kind) -> None:
    leaking = clean = 0
    for seed in seeds:
        program = sqlite_program(seed, kind)
        found = verdict(program, kind)
        if found is None:
            continue
        if found.missed or found.false:
            pytest.fail(_explain(seed, program, kind, found), pytrace=False)
        leaking += bool(found.leaks)
        clean += found.exact and not found.leaks
    # Both answers must have been asked for.
    assert leaking > len(seeds) / 20
    assert clean > len(seeds) / 20


@pytest.mark.parametrize("kind", ["own", "shared"])
def test_verdict_is_that_of_sqlite(kind: Kind) -> None:
    _check(range(100), kind)


@pytest.mark.slow
@pytest.mark.parametrize("start", range(100, 4_100, CHUNK))
@pytest.mark.parametrize("kind", ["own", "shared"])
def test_verdict_is_that_of_sqlite_on_many_programs(kind: Kind, start: int) -> None:
    _check(range(start, start + CHUNK), kind)
