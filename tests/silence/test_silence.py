"""`check --explain-silence` and what `--statistics` counts, on marks in small files and through the command line.

`# why: text` on a line asks that one of the reasons given for it contains the text.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from txlint.check import check
from txlint.finding import Confidence, Severity
from txlint.settings import Settings
from txlint.silence.counting import losses
from txlint.silence.place import explain
from txlint.source import project_for

CASES = Path(__file__).parent / "cases"
SETTINGS = Settings(root=str(CASES))
_WHY = re.compile(r"#.*\bwhy: (.*)$")


def _marks() -> list[tuple[Path, int, str]]:
    return [
        (file, number, match[1])
        for file in sorted(CASES.rglob("*.py"))
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if (match := _WHY.search(line))
    ]


def _reasons(file: Path, row: int, settings: Settings = SETTINGS) -> list[str]:
    return explain(file.read_bytes(), str(file), settings, project_for(str(file), settings.root), row)


@pytest.mark.parametrize(("file", "row", "text"), _marks(), ids=lambda value: getattr(value, "stem", None))
def test_reason(file: Path, row: int, text: str) -> None:
    assert any(text in reason for reason in _reasons(file, row)), _reasons(file, row)


def test_the_marked_lines_are_silent() -> None:
    for file in sorted(CASES.rglob("*.py")):
        asked = {row for path, row, _ in _marks() if path == file}
        found = check(file.read_bytes(), str(file), SETTINGS, project_for(str(file), SETTINGS.root))
        assert not asked & {finding.span.start.row for finding in found}


def test_every_line_has_a_reason() -> None:
    for file in sorted(CASES.rglob("*.py")):
        for row in range(1, len(file.read_text().splitlines()) + 1):
            assert all(_reasons(file, row))


OLD = """\
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://db/shop")

def add(name):
    with engine.connect() as conn:
        conn.execute(text("INSERT INTO item (name) VALUES (:n)"), {"n": name})
"""


def test_the_versions_that_a_project_asks_for_count(tmp_path: Path) -> None:
    (tmp_path / "shop.py").write_text(OLD)
    settings = replace(SETTINGS, versions=(("sqlalchemy", "1.4.54"),))
    assert "commits each statement by itself" in " ".join(_reasons(tmp_path / "shop.py", 7, settings))


LEAK = """\
import psycopg2


def pay():
    conn = psycopg2.connect("")
    conn.cursor().execute("SELECT 1")
"""


@pytest.mark.parametrize(
    ("settings", "path", "said"),
    [
        (Settings(select=("TX1",)), "a.py", "the rule is not on for this file: --extend-select TX301 turns it on"),
        (Settings(min_severity=Severity.ERROR), "a.py", "its severity is warning: --min-severity warning shows it"),
        (Settings(min_confidence=Confidence.HIGH), "tests/test_a.py", "lower than elsewhere as the file is one of"),
    ],
)
def test_what_settings_hide(tmp_path: Path, settings: Settings, path: str, said: str) -> None:
    file = tmp_path / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(LEAK)
    (reason,) = _reasons(file, 5, replace(settings, root=str(tmp_path)))
    assert reason.startswith("TX301 is found there")
    assert said in reason


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text("import psycopg2\n\ndef connect(:\n    return psycopg2.connect()\n")
    (reason,) = _reasons(file, 4)
    assert reason.startswith("the file cannot be read: ")


def test_a_whole_file_can_be_hidden(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text(f"# flake8: noqa\n{LEAK}")
    assert _reasons(file, 6)[0].endswith("but the comment '# flake8: noqa' on line 1 hides it")


def test_a_function_that_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import txlint.silence.counting as counting
    import txlint.silence.place as place
    from txlint.silence.tracing import trace

    def given_up(*arguments: object) -> object:
        flow, machine = trace(*arguments)  # type: ignore[arg-type]
        flow.gave_up = True
        return flow, machine

    monkeypatch.setattr(place, "trace", given_up)
    monkeypatch.setattr(counting, "trace", given_up)
    file = tmp_path / "a.py"
    file.write_text(LEAK)
    assert "pay() has too many paths to be followed and was given up: split it" in _reasons(file, 6)
    found = losses(file.read_bytes(), str(file), "a.py", SETTINGS, project_for(str(file), str(tmp_path)))
    assert list(found.lines())[1:] == ["  a.py: pay", "  a.py: the module"]


def test_what_is_counted() -> None:
    file = CASES / "shop" / "orders.py"
    found = losses(file.read_bytes(), str(file), "orders.py", SETTINGS, project_for(str(file), SETTINGS.root))
    assert {why: dict(names) for why, names in found.names.items()} == {
        "unknown": {"store": 1, "acme.vault.keep": 1},
        "guessed": {"acme.db.get_connection()": 1},
        "passed": {"registry.append()": 1},
    }


def _run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "txlint", "check", "--no-cache", *arguments],
        cwd=folder, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def test_command_line(tmp_path: Path) -> None:
    shutil.copytree(CASES, tmp_path, dirs_exist_ok=True)
    assert _run(tmp_path, "--explain-silence", "shop/orders.py:43")[:2] == (
        0,
        "shop/orders.py:43: nothing is reported here.\n"
        "  - 'conn' is handed to registry.append() on line 43, which is taken for its new owner: if it only uses it, "
        "describe registry.append() as a function in [[tool.txlint.api]]\n",
    )
    (tmp_path / "a.py").write_text(LEAK)
    code, out, _ = _run(tmp_path, "--explain-silence", "a.py:5")
    assert code == 0
    assert out.startswith("a.py:5: something is reported here.\n  - TX301: ")
    for wrong in ("a.py", "a.py:0", "a.py:7", "b.py:1"):
        code, _, err = _run(tmp_path, "--explain-silence", wrong)
        assert (code, "--explain-silence" in err) == (2, True)


def test_statistics_count_what_is_lost(tmp_path: Path) -> None:
    shutil.copytree(CASES, tmp_path, dirs_exist_ok=True)
    _, out, _ = _run(tmp_path, "--statistics", "shop")
    assert "5 handles are lost sight of, and not judged further:\n" in out
    assert "      2 are of a type that is not known (" in out
