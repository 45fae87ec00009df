"""A baseline hides what is known, and only that."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from txlint.baseline import Baseline
from txlint.config import ConfigError
from txlint.finding import Confidence, Finding, Position, Severity, Span


def finding(path: Path, code: str = "TX201", row: int = 1, **changes: str) -> Finding:
    span = Span(Position(row, 1), Position(row, 2))
    made = Finding(code, "slug", Severity.ERROR, Confidence.HIGH, "message", str(path), span, "f", "tx = conn.begin()")
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.fixture
def a(tmp_path: Path) -> Path:
    path = tmp_path / "src/a.py"
    path.parent.mkdir()
    path.write_text("")
    return path


def baseline_of(tmp_path: Path, *findings: Finding) -> Baseline:
    made = Baseline(str(tmp_path / "known.json")).updated(findings, [item.filename for item in findings])
    made.save()
    return Baseline.load(made.path)


def codes(findings: list[Finding]) -> list[str]:
    return [item.code for item in findings]


def test_known_is_hidden_wherever_it_has_moved_and_whatever_it_says(tmp_path: Path, a: Path) -> None:
    known = baseline_of(tmp_path, finding(a))
    split = known.split([finding(a, row=99, message="other words")], [str(a)])
    assert (split.new, split.hidden, split.stale.total()) == ([], 1, 0)


@pytest.mark.parametrize("change", [{"code": "TX202"}, {"scope": "g"}, {"anchor": "tx = other.begin()"}])
def test_what_differs_is_new(tmp_path: Path, a: Path, change: dict[str, str]) -> None:
    known = baseline_of(tmp_path, finding(a))
    split = known.split([replace(finding(a), **change)], [str(a)])  # type: ignore[arg-type]
    assert (len(split.new), split.hidden, split.stale.total()) == (1, 0, 1)


def test_equal_findings_are_counted(tmp_path: Path, a: Path) -> None:
    known = baseline_of(tmp_path, finding(a, row=1), finding(a, row=2))
    three = known.split([finding(a, row=1), finding(a, row=2), finding(a, row=3)], [str(a)])
    assert (len(three.new), three.hidden) == (1, 2)
    one = known.split([finding(a)], [str(a)])
    assert (one.new, one.hidden, one.stale.total()) == ([], 1, 1)


def test_renamed_file_brings_its_findings_back(tmp_path: Path, a: Path) -> None:
    known = baseline_of(tmp_path, finding(a))
    moved = a.rename(a.with_name("b.py"))
    split = known.split([finding(moved)], [str(moved)])
    assert (len(split.new), split.stale.total()) == (1, 1)


def test_only_files_that_were_looked_at_are_stale(tmp_path: Path, a: Path) -> None:
    known = baseline_of(tmp_path, finding(a))
    assert known.split([], []).stale.total() == 0
    assert known.split([], [str(a)]).stale.total() == 1


def test_update_keeps_other_files_and_prune_only_removes(tmp_path: Path, a: Path) -> None:
    b = a.with_name("b.py")
    b.write_text("")
    known = baseline_of(tmp_path, finding(a), finding(b), finding(b, code="TX301"))
    updated = known.updated([finding(a, code="TX402")], [str(a)])
    assert sorted(entry[:2] for entry in updated.entries) == [
        ("src/a.py", "TX402"), ("src/b.py", "TX201"), ("src/b.py", "TX301"),
    ]  # fmt: skip
    found = [finding(b), finding(b, code="TX402")]
    pruned = known.pruned(known.split(found, [str(a), str(b)]).stale)
    assert list(pruned.entries) == [("src/b.py", "TX201", "f", next(iter(pruned.entries))[3])]


def test_failures_of_txlint_are_never_known(tmp_path: Path, a: Path) -> None:
    known = baseline_of(tmp_path, finding(a, code="TX000"), finding(a))
    assert known.entries.total() == 1
    assert codes(known.split([finding(a, code="TX000"), finding(a)], [str(a)]).new) == ["TX000"]


def test_file_is_sorted_one_entry_a_line_and_the_same_every_time(tmp_path: Path, a: Path) -> None:
    findings = [finding(a, code="TX301"), finding(a), finding(a, row=2)]
    first = baseline_of(tmp_path, *findings).dumps()
    assert first == baseline_of(tmp_path, *reversed(findings)).dumps()
    document = json.loads(first)
    assert document["version"] == 1
    assert [(item["path"], item["code"], item["count"]) for item in document["findings"]] == [
        ("src/a.py", "TX201", 2),
        ("src/a.py", "TX301", 1),
    ]
    assert len(first.splitlines()) == 4 + len(document["findings"]) + 1
    assert "begin" not in first
    assert json.loads(Baseline(str(tmp_path / "empty.json")).dumps()) == {"version": 1, "findings": []}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "txlint baseline create"),
        ("{", "no baseline of txlint"),
        ("[]", "no baseline of txlint"),
        ("{}", "no baseline of txlint"),
        ('{"version": 1, "findings": [{}]}', "no baseline of txlint"),
        ('{"version": 2, "findings": []}', "another version"),
    ],
)
def test_file_that_is_none(tmp_path: Path, text: str | None, message: str) -> None:
    path = tmp_path / "known.json"
    if text is not None:
        path.write_text(text)
    with pytest.raises(ConfigError, match=message):
        Baseline.load(str(path))
