"""What is found depends neither on the order of the files of a run, nor on the number of processes.

A file by itself is told what the whole run tells of it, but for what is only seen from other files: defects that their
calls make, and how sure their calls make of a report.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from txlint import run
from txlint.finding import Confidence, Finding, Severity
from txlint.run import check_files
from txlint.settings import Settings

PROJECTS = sorted(path for path in (Path(__file__).parent / "projects").iterdir() if path.is_dir())


def _found(root: Path, names: list[str], jobs: int = 1) -> list[Finding]:
    settings = Settings(
        select=("TX",), min_confidence=Confidence.LOW, min_severity=Severity.NOTE, root=str(root), base=str(root)
    )
    return check_files(names, lambda _: settings, jobs=jobs)


@pytest.mark.parametrize("root", PROJECTS, ids=lambda path: path.name)
def test_findings_do_not_depend_on_the_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = sorted(str(path) for path in root.rglob("*.py"))
    whole = _found(root, names)
    shuffled = random.Random(0).sample(names, len(names))
    assert _found(root, shuffled) == whole
    for name in names:
        alone = {(item.code, item.span) for item in _found(root, [name])}
        together = [item for item in whole if item.filename == name]
        assert alone <= {(item.code, item.span) for item in together}
        from_elsewhere = [item for item in together if (item.code, item.span) not in alone]
        assert all(any(step.filename != name for step in item.path) for item in from_elsewhere)
    monkeypatch.setattr(run, "_SMALL_RUN", 0)
    assert _found(root, names, jobs=2) == whole
    assert _found(root, shuffled, jobs=1) == whole
