"""The plugin in real flake8 runs."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import fakes
import pytest

from txlint._flake8 import Plugin
from txlint.cli import main

HEAD = "conn = connect()\n"
BODY = "report_TX101\nreport_TX501\nreport_TX502\nreport_TX503\n"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    (tmp_path / "a.py").write_text(HEAD + BODY)
    return tmp_path


def flake8(base: Path, *arguments: str, stdin: bytes | None = None) -> list[str]:
    """`path:row:column code` of every TX report; any other output of a run that went wrong fails the test."""
    done = fakes.run("flake8", *arguments, cwd=base, stdin=stdin)
    assert done.stderr == b""
    assert done.returncode in (0, 1)
    lines = done.stdout.decode().splitlines()
    return [" ".join(line.split()[:2]) for line in lines if " TX" in line]


def codes(base: Path, *arguments: str, stdin: bytes | None = None) -> list[str]:
    return [line.split()[1] for line in flake8(base, *arguments, stdin=stdin)]


def test_position_and_text(base: Path) -> None:
    (base / "a.py").write_text("conn = connect()\nx = '😀'; conn.report_TX201\n")
    done = fakes.run("flake8", "--select", "TX", cwd=base)
    assert done.stdout.decode() == "./a.py:2:15: TX201 message of TX201: 100% of it, in one line\n"


OFF_BY_DEFAULT = {
    (): [],
    ("--select", "TX"): [],
    ("--select", "T"): [],
    ("--select", "TX5"): ["TX502", "TX503"],
    ("--select", "TX502"): ["TX502"],
    ("--extend-select", "TX"): [],
    ("--extend-select", "TX5"): ["TX502", "TX503"],
    ("--extend-select", "TX503"): ["TX503"],
    ("--ignore", "E501"): [],
    ("--extend-ignore", "E501"): [],
    ("--ignore", "E501", "--extend-select", "TX5"): ["TX502", "TX503"],
    ("--extend-select", "TX5", "--extend-ignore", "TX502"): ["TX503"],
    ("--select", "E,TX", "--extend-select", "TX50"): ["TX502", "TX503"],
}


@pytest.mark.parametrize("arguments", OFF_BY_DEFAULT, ids=" ".join)
def test_off_by_default(base: Path, arguments: tuple[str, ...]) -> None:
    shown = [code for code in codes(base, *arguments) if code in fakes.OFF_BY_DEFAULT]
    assert shown == OFF_BY_DEFAULT[arguments]


def test_select_belongs_to_flake8(base: Path) -> None:
    (base / "pyproject.toml").write_text(
        '[tool.txlint]\nselect = ["TX5"]\nignore = ["TX1"]\nper-file-ignores = {"a.py" = ["TX501"]}\n'
    )
    assert codes(base) == ["TX101", "TX501"]
    assert codes(base, "--select", "E,F") == []
    assert codes(base, "--extend-ignore", "TX1") == ["TX501"]
    assert codes(base, "--per-file-ignores", "a.py:TX5") == ["TX101"]


def test_analysis_settings_are_txlints(base: Path) -> None:
    (base / "pyproject.toml").write_text('[tool.txlint]\nmin-confidence = "low"\nmin-severity = "error"\n')
    (base / "a.py").write_text(HEAD + "report_TX101_low\nreport_TX201_error\n")
    assert codes(base) == ["TX201"]
    (base / "pyproject.toml").write_text('[tool.txlint]\nmin-confidence = "low"\n')
    assert codes(base) == ["TX101", "TX201"]
    (base / "other.toml").write_text("")
    assert codes(base, "--txlint-config", "other.toml") == ["TX201"]
    (base / ".flake8").write_text("[flake8]\ntxlint-config = other.toml\n")
    assert codes(base) == ["TX201"]


def test_noqa_belongs_to_flake8(base: Path) -> None:
    (base / "a.py").write_text(
        HEAD + "report_TX101  # noqa: TX101\nreport_TX201  # noqa\nreport_TX202  # noqa: TX301\n"
        "report_TX301  # txlint: ignore[TX301]\nx = 1  # noqa: TX201, TX999\n"
    )
    assert flake8(base) == ["./a.py:4:1: TX202"]
    assert codes(base, "--disable-noqa") == ["TX101", "TX201", "TX202"]


def test_standard_input(base: Path) -> None:
    text = (HEAD + "report_TX201\n").encode()
    assert flake8(base, "-", stdin=text) == ["stdin:2:1: TX201"]
    assert flake8(base, "--stdin-display-name", "tests/x.py", "-", stdin=text) == ["tests/x.py:2:1: TX201"]
    assert flake8(base, "-", stdin=b"") == []


def test_processes(base: Path) -> None:
    for number in range(8):
        (base / f"m{number}.py").write_text(HEAD + BODY)
    alone = flake8(base, "-j1", "--extend-select", "TX503")
    assert len(alone) == 9 * 3
    assert flake8(base, "-j2", "--extend-select", "TX503") == alone


ENCODINGS = {
    "byte order mark": b"\xef\xbb\xbf" + HEAD.encode() + b"report_TX201\n",
    "carriage returns": b"conn = connect()\r\nreport_TX201\r\n",
    "latin-1": b"# coding: latin-1\nconn = connect('\xe9'); report_TX201\n",
    "not utf-8": b"conn = connect('\xe9'); report_TX201\n",
    "form feed": b"conn = connect()\n\x0c\nreport_TX201\n",
    "no line end": b"conn = connect()\nreport_TX201",
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_encodings(base: Path, name: str) -> None:
    (base / "a.py").write_bytes(ENCODINGS[name])
    assert codes(base) == ["TX201"]


def test_file_that_only_libcst_rejects_is_checked(base: Path) -> None:
    (base / "a.py").write_text("conn = connect()\n(x): int = 1\nreport_TX201\n")
    assert codes(base) == ["TX201"]


def test_file_that_python_rejects_is_left_to_flake8(base: Path) -> None:
    (base / "a.py").write_text("conn = connect(\n")
    assert flake8(base) == []


def test_failure_is_a_report(base: Path) -> None:
    (base / "a.py").write_text(HEAD + "report_TX201_crash\n")
    (base / "b.py").write_text(HEAD + "report_TX202\n")
    assert codes(base) == ["TX000", "TX202"]


def test_bad_configuration_is_a_report(base: Path) -> None:
    (base / "pyproject.toml").write_text("[tool.txlint]\nselct = []\n")
    (line,) = [line for line in fakes.run("flake8", cwd=base).stdout.decode().splitlines() if " TX" in line]
    assert line.startswith("./a.py:1:1: TX000 txlint cannot use its configuration: ")
    assert "did you mean 'select'?" in line


def test_import_is_light() -> None:
    program = (
        "import sys\nbefore = set(sys.modules)\nimport txlint._flake8\n"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "print(sorted(new - set(sys.stdlib_module_names) - {'txlint'}))\n"
        "print(sorted(name for name in sys.modules if name.startswith('txlint')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "['txlint', 'txlint._flake8']"]


def test_flake8_knows_the_plugin() -> None:
    done = subprocess.run([sys.executable, "-m", "flake8", "--version"], capture_output=True, text=True, check=True)
    assert "txlint" in done.stdout


@pytest.mark.usefixtures("stand_in")
def test_any_failure_stays_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("txlint.check.check", lambda *arguments, **options: 1 / 0)
    plugin = Plugin(ast.parse(""), ["conn = connect()\n"], "a.py")
    assert [item[2] for item in plugin.run()] == [
        "TX000 txlint failed on this file (ZeroDivisionError: division by zero): please report it"
    ]


@pytest.mark.usefixtures("stand_in")
def test_same_findings_as_the_command_line(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (base / "tests").mkdir()
    text = HEAD + "report_TX101_low\nreport_TX201_medium\nreport_TX202\nreport_TX301_note\nreport_TX502\n"
    (base / "a.py").write_text(text)
    (base / "tests/b.py").write_text(text)
    (base / "setup.cfg").write_text("")
    here = os.getcwd()
    os.chdir(base)
    try:
        main(["check", "--output-format", "concise", "-q", "--no-cache"])
    finally:
        os.chdir(here)
    own = [" ".join(line.split()[:2]) for line in capsys.readouterr().out.splitlines()]
    assert own == [line.removeprefix("./") for line in flake8(base)]
    assert len(own) == 3
