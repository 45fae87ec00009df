"""The engine against CPython: every end state that an execution shows is among those that the engine
gives, and where all executions were seen it gives no other."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from proof.agree import Disagreement, disagreement, failure, minimised, observed
from proof.explore import NotAProgram
from proof.programs import Line, Program, Suites, program_of
from proof.writer import written

CHUNK = 50
REDUCED = tomllib.loads(Path(__file__).with_name("reduced.toml").read_text("utf-8"))["program"]


def _explain(seed: int, program: Program, wrong: Disagreement) -> str:
    def fails_alike(candidate: Program) -> bool:
        found = failure(candidate)
        return found is not None and bool(found.missed) == bool(wrong.missed)

    small = minimised(program, fails_alike)
    return f"seed {seed}:\n{small.shown}\n{failure(small)}"


def _check(seeds: range) -> None:
    """Fails on the first program that the two disagree about, made as small as it goes."""
    complete = exact = 0
    for seed in seeds:
        program = written(seed)
        seen = observed(program)
        complete += seen.complete
        exact += seen.complete and seen.exact
        wrong = disagreement(program, seen)
        if wrong is not None:
            pytest.fail(_explain(seed, program, wrong), pytrace=False)
    # Otherwise the promise "no other" would be empty.
    assert complete > 0.9 * len(seeds)
    assert exact > 0.6 * len(seeds)


@pytest.mark.parametrize("start", range(0, 500, CHUNK))
def test_engine_agrees_with_cpython(start: int) -> None:
    _check(range(start, start + CHUNK))


@pytest.mark.slow
@pytest.mark.parametrize("start", range(500, 20_500, CHUNK))
def test_engine_agrees_with_cpython_on_many_programs(start: int) -> None:
    _check(range(start, start + CHUNK))


@pytest.mark.parametrize("row", REDUCED, ids=lambda row: row["why"])
def test_engine_agrees_on_reduced_programs(row: dict[str, Any]) -> None:
    program = program_of(row["text"], asynchronous=row.get("asynchronous", False))
    seen = observed(program, strict=True)
    assert seen.complete and seen.exact, "the program promises nothing"
    assert seen.ends
    wrong = disagreement(program, seen)
    assert wrong is None, str(wrong)


def test_programs_have_every_statement() -> None:
    """The proof is worth what its programs contain."""
    text = "\n".join(written(seed).text for seed in range(500))
    for part in (
        "with a:",
        "a.transaction()",
        "with suppress(",
        "with closing(",
        "async with",
        "for item in",
        "async for",
        "while True:",
        "while ok:",
        "while cond():",
        "case seen if",
        "except* ",
        "except:",
        "else:",
        "finally:",
        "except (ValueError, proofdb.Error)",
        "asyncio.CancelledError",
        ":= ",
        " and ",
        " or ",
        " if ",
        "raise\n",
        "raise error",
        "break\n",
        "continue\n",
        "is not None:",
        "assert ",
        "return ",
    ):
        assert part in text, part


def test_return_in_finally_is_written() -> None:
    def returns(program: Program) -> bool:
        stack = list(program.block)
        while stack:
            stmt = stack.pop()
            if isinstance(stmt, Suites):
                for header, body in stmt.parts:
                    if header == "finally:" and any(
                        isinstance(line, Line) and line.text.startswith("return") for line in body
                    ):
                        return True
                    stack.extend(body)
        return False

    assert sum(returns(written(seed)) for seed in range(500)) > 5


def test_merging_states_loses_no_end() -> None:
    """Programs without loops are finite: the explorer sees of them what trying every choice sees."""
    tried = 0
    for seed in range(400):
        program = written(seed)
        if "while" in program.text or "for item" in program.text or tried >= 60:
            continue
        every = observed(program, merge=False, bound=20_000)
        if every.complete:
            tried += 1
            merged = observed(program)
            assert (merged.ends, merged.ways) == (every.ends, every.ways), program.shown
    assert tried == 60


def test_a_wrong_engine_is_found_and_reduced(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proof can fail: without its `finally` the engine is caught, by a program of a few lines."""
    from txlint.flow.interpret import Interpreter

    monkeypatch.setattr(Interpreter, "_finally", lambda self, final, before, frame: before)
    wrong = next(
        (seed, program, found)
        for seed, program in ((s, written(s)) for s in range(500))
        if "finally:" in program.text and (found := failure(program)) is not None
    )
    assert len(_explain(*wrong).split("\n")) < 16


def test_strict_execution_refuses_errors_of_cpython() -> None:
    program = Program((Suites((("try:", (Line("missing.close()"),)), ("except Exception:", ()))),))
    assert observed(program).ways == {"NEXT"}
    with pytest.raises(NotAProgram):
        observed(program, strict=True)
