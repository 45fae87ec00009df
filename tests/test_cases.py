"""Every case and every small project is reported where its marks say so, and nowhere else, with all rules on."""

from __future__ import annotations

from pathlib import Path

import pytest
from marks import Marks

from txlint.check import check
from txlint.finding import Finding, Severity
from txlint.pins import versions
from txlint.run import check_files
from txlint.settings import Settings
from txlint.source import project_for

TESTS = Path(__file__).parent
CASES = sorted((TESTS / "cases").rglob("*.py"))
PROJECTS = sorted(path.parent for path in (TESTS / "projects").glob("*/pyproject.toml"))


def all_on(root: Path) -> Settings:
    """`root` is the project's root: seen from there a file is no test, so that confidence is what it is in other
    people's code."""
    return Settings(extend_select=("TX5",), min_severity=Severity.NOTE, root=str(root), versions=versions(str(root)))


def complaints(file: Path, findings: list[Finding]) -> list[str]:
    """Where the findings of a file differ from its marks."""
    reports = [(finding.span.start.row, finding.code) for finding in findings if finding.filename == str(file)]
    return Marks.of(file.read_text()).complaints(reports)


@pytest.mark.parametrize("file", CASES, ids=lambda file: str(file.relative_to(TESTS / "cases").with_suffix("")))
def test_case(file: Path) -> None:
    root = str(file.parent)
    found = complaints(file, check(file.read_bytes(), str(file), all_on(file.parent), project_for(str(file), root)))
    assert not found, "\n".join(found)


SETTINGS = {"unbounded-pool": "TX501", "no-connection-lifetime": "TX502", "no-idle-transaction-timeout": "TX503"}
GOOD_SETTINGS = [file for file in CASES if file.parent.name in SETTINGS and file.stem.endswith("_good")]


@pytest.mark.parametrize("file", GOOD_SETTINGS, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_good_settings_are_silent_of_their_own_rule(file: Path) -> None:
    settings = Settings(select=(SETTINGS[file.parent.name],), min_severity=Severity.NOTE, root=str(file.parent))
    findings = check(file.read_bytes(), str(file), settings, project_for(str(file), str(file.parent)))
    assert not findings, "\n".join(f"line {f.span.start.row}: {f.message}" for f in findings)


KNOWN_FALSE_ALARMS: dict[str, str] = {}
"""Projects in which something is reported that should not be; each fails here as soon as it is mended."""


def _projects() -> list[object]:
    return [
        pytest.param(
            root,
            id=root.name,
            marks=[pytest.mark.xfail(reason=KNOWN_FALSE_ALARMS[root.name], strict=True)]
            if root.name in KNOWN_FALSE_ALARMS
            else [],
        )
        for root in PROJECTS
    ]


@pytest.mark.parametrize("root", _projects())
def test_project(root: Path) -> None:
    files = sorted(root.rglob("*.py"))
    findings = check_files([str(file) for file in files], lambda _: all_on(root), jobs=1)
    found = [f"{file.relative_to(root)}, {text}" for file in files for text in complaints(file, findings)]
    assert not found, "\n".join(found)


def test_a_case_with_a_wrong_mark_fails() -> None:
    text = "a  # expect: TX201,TX202\nb  # allow: TX207\nc  # todo: TX301\nd  # expect: TX501 # allow: TX503\ne\n"
    marks = Marks.of(text)
    assert marks.complaints([(1, "TX202"), (2, "TX207"), (4, "TX501"), (4, "TX503"), (5, "TX502")]) == []
    assert marks.complaints([(1, "TX301"), (3, "TX301"), (4, "TX502"), (5, "TX201")]) == [
        "line 1: false alarm: TX301",
        "line 1: missed alarm: TX201 or TX202 expected, TX301 reported",
        "line 3: TX301 is found now: make the mark '# expect: TX301'",
        "line 4: false alarm: TX502",
        "line 4: missed alarm: TX501 expected, TX502 reported",
        "line 5: false alarm: TX201",
    ]
