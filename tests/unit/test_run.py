"""Many processes give what one gives, and a dead one only costs its own file."""

from __future__ import annotations

from pathlib import Path

import fakes
import pytest

HEAD = "conn = connect()\n"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("")
    padding = "# padding\n" * 3_000
    for number in range(12):
        (tmp_path / f"m{number}.py").write_text(HEAD + padding * (number % 4 + 1) + f"report_TX201; x.report_TX30{1}\n")
    (tmp_path / "clean.py").write_text("x = 1\n")
    (tmp_path / "broken.py").write_text("conn = connect(\n")
    return tmp_path


def output(base: Path, *arguments: str, **env: str) -> bytes:
    done = fakes.run("txlint", "check", "--output-format", "json", *arguments, cwd=base, env=env)
    assert done.returncode == 1
    assert done.stderr == b""
    return done.stdout


def test_same_bytes_for_any_number_of_processes(base: Path) -> None:
    alone = output(base, "--jobs", "1", "--no-cache")
    assert alone.count(b'"TX201"') == 12
    for jobs in ("2", "3", "16"):
        assert output(base, "--jobs", jobs, "--no-cache") == alone
    assert output(base) == alone
    assert output(base) == alone


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_worker_that_dies_names_its_file(base: Path, jobs: str) -> None:
    alone = output(base, "--jobs", jobs, "--no-cache")
    for name in ("m3.py", "m7.py"):
        path = base / name
        path.write_text(path.read_text().replace("report_TX201", "report_TX201_die"))
    done = fakes.run(
        "txlint", "check", "--output-format", "concise", "--jobs", jobs, "--no-cache", "-q",
        cwd=base, env={"TXLINT_FAKE": "analysing"},
    )  # fmt: skip
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 1
    assert [line for line in lines if "crashed" in line] == [
        "m3.py:1:1: TX001 the parser crashed on this file: the other files were checked",
        "m7.py:1:1: TX001 the parser crashed on this file: the other files were checked",
    ]
    assert sum("TX201" in line for line in lines) == 10 == alone.count(b'"TX201"') - 2


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_number_of_processes_is_checked(base: Path, jobs: str) -> None:
    done = fakes.run("txlint", "check", "--jobs", jobs, cwd=base)
    assert done.returncode == 2
    assert b"give 1 or more" in done.stderr or b"expected one argument" in done.stderr
