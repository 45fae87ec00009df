"""What is found depends neither on the order of the files of a run, nor on the number of processes.

A file by itself is told what the whole run tells of it, but for what is only seen from other files: defects that their
calls make, and how sure their calls make of a report.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from txlint import run
from txlint.check import Checked, check_whole
from txlint.finding import Confidence, Finding, Severity
from txlint.run import check_files
from txlint.settings import Settings
from txlint.source import FileProject
from txlint.tree import index, syntax
from txlint.tree.kept import Kept

PROJECTS = sorted(path for path in (Path(__file__).parent / "projects").iterdir() if path.is_dir())


def _settings(root: Path) -> Settings:
    return Settings(
        select=("TX",), min_confidence=Confidence.LOW, min_severity=Severity.NOTE, root=str(root), base=str(root)
    )


def _found(root: Path, names: list[str], jobs: int = 1) -> list[Finding]:
    settings = _settings(root)
    return check_files(names, lambda _: settings, jobs=jobs)


def _orders(names: list[str]) -> list[list[str]]:
    return [names[::-1], *(random.Random(seed).sample(names, len(names)) for seed in range(3))]


@pytest.mark.parametrize("root", PROJECTS, ids=lambda path: path.name)
def test_findings_do_not_depend_on_the_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = sorted(str(path) for path in root.rglob("*.py"))
    whole = _found(root, names)
    assert all(_found(root, order) == whole for order in _orders(names))
    for name in names:
        alone = {(item.code, item.span) for item in _found(root, [name])}
        together = [item for item in whole if item.filename == name]
        assert alone <= {(item.code, item.span) for item in together}
        from_elsewhere = [item for item in together if (item.code, item.span) not in alone]
        assert all(any(step.filename != name for step in item.path) for item in from_elsewhere)
    monkeypatch.setattr(run, "_SMALL_RUN", 0)
    assert _found(root, names, jobs=2) == whole
    shuffled = _orders(names)[-1]
    assert _found(root, shuffled, jobs=1) == whole
    assert _found(root, shuffled, jobs=2) == whole


@pytest.mark.parametrize("root", PROJECTS, ids=lambda path: path.name)
def test_verdicts_do_not_depend_on_what_was_checked_before(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trees and all that is lowered of them are kept between the files: one order leaves more of it than another."""
    names = sorted(str(path) for path in root.rglob("*.py"))
    settings = _settings(root)

    def verdicts(order: list[str], room: int) -> dict[str, Checked]:
        monkeypatch.setattr(syntax, "_kept", Kept(room))
        monkeypatch.setattr(index, "_kept", Kept(room))
        project = FileProject(str(root))
        return {name: check_whole(Path(name).read_bytes(), name, settings, project) for name in order}

    each_anew = verdicts(names, 0)
    for order in (names, *_orders(names)):
        assert verdicts(order, syntax.KEPT_BYTES) == each_anew
        assert verdicts(order, 3_000) == each_anew  # some of it is dropped while it is in use
