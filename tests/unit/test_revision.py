"""`--diff-base`: only what an earlier revision has not."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import fakes
import pytest

HEAD = "conn = connect()\n"


def git(where: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *identity, *arguments], cwd=where, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("[tool.txlint]\ncontext-patterns = ['tests/**']\n")
    (tmp_path / ".gitattributes").write_text("b.py export-ignore\n")
    (tmp_path / "tests").mkdir()
    for name in ("a.py", "b.py", "tests/c.py"):
        (tmp_path / name).write_text(HEAD + "def f():\n    report_TX201\n")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "First")
    return tmp_path


def new(repo: Path, revision: str = "main", *options: str) -> list[str]:
    arguments = ("check", "--quiet", "--diff-base", revision, "--output-format", "json", *options)
    done = fakes.run("txlint", *arguments, cwd=repo)
    assert done.stderr == b""
    found = json.loads(done.stdout)
    assert done.returncode == bool(found)
    return [f"{Path(item['filename']).relative_to(repo)} {item['code']}" for item in found]


def test_nothing_is_new_where_nothing_changed(repo: Path) -> None:
    assert new(repo) == []
    done = fakes.run("txlint", "check", "--diff-base", "main", cwd=repo)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"txlint: no Python file has changed since main\n")


def test_what_was_there_is_known_wherever_it_moves(repo: Path) -> None:
    moved = "import os\n\n" + (repo / "a.py").read_text() + "    report_TX202\n    report_TX201\n"
    (repo / "a.py").write_text(moved)
    assert new(repo) == ["a.py TX202", "a.py TX201"]
    done = fakes.run("txlint", "check", "--diff-base", "main", cwd=repo)
    assert b"Found 2 problems in 1 file." in done.stderr
    assert b"1 finding hidden that main had already" in done.stderr


def test_files_that_are_not_exported_count(repo: Path) -> None:
    (repo / "b.py").write_text((repo / "b.py").read_text() + "    report_TX202\n")
    assert new(repo) == ["b.py TX202"]


def test_new_and_renamed_and_deleted_files(repo: Path) -> None:
    git(repo, "mv", "a.py", "z.py")
    (repo / "b.py").unlink()
    (repo / "fresh.py").write_text(HEAD + "report_TX301\n")
    assert new(repo) == ["fresh.py TX301"]
    git(repo, "add", ".")
    git(repo, "commit", "--quiet", "--message", "Second")
    assert new(repo, "HEAD~1") == ["fresh.py TX301"]
    assert new(repo, "HEAD") == []


def test_what_others_did_meanwhile_is_no_change_of_ours(repo: Path) -> None:
    git(repo, "checkout", "--quiet", "-b", "work")
    (repo / "a.py").write_text((repo / "a.py").read_text() + "    report_TX202\n")
    git(repo, "commit", "--quiet", "--all", "--message", "Ours")
    git(repo, "checkout", "--quiet", "main")
    (repo / "b.py").write_text(HEAD)
    git(repo, "commit", "--quiet", "--all", "--message", "Theirs: mended")
    git(repo, "checkout", "--quiet", "work")
    assert new(repo) == ["a.py TX202"]


def test_settings_are_those_of_today_in_both_states(repo: Path) -> None:
    (repo / "tests" / "c.py").write_text("\n" + (repo / "tests" / "c.py").read_text())
    options = ("--min-confidence", "medium")
    assert new(repo, "main", *options) == []
    (repo / "tests" / "c.py").write_text(HEAD + "def f():\n    report_TX202\n")
    assert new(repo, "main", *options, "tests") == ["tests/c.py TX202"]
    assert new(repo, "main", "--min-confidence", "high") == []  # lowered in tests


def test_earlier_state_has_its_own_helpers(repo: Path) -> None:
    (repo / "helper.py").write_text("report = 1\n")
    (repo / "a.py").write_text("import helper\n" + (repo / "a.py").read_text())
    git(repo, "add", ".")
    git(repo, "commit", "--quiet", "--message", "Import")
    (repo / "helper.py").unlink()
    (repo / "a.py").write_text((repo / "a.py").read_text() + "x = 1\n")
    assert new(repo, "HEAD") == []


def test_fixes_leave_what_was_there(repo: Path) -> None:
    (repo / "a.py").write_text(HEAD + "report_TX201_fix\n")
    git(repo, "commit", "--quiet", "--all", "--message", "Second")
    (repo / "a.py").write_text(HEAD + "report_TX201_fix\nx.report_TX202_fix\n")
    done = fakes.run("txlint", "check", "--diff-base", "HEAD", "--fix", cwd=repo)
    assert done.returncode == 0
    assert (repo / "a.py").read_text() == HEAD + "report_TX201_fix\nx.mended\n"


def test_what_cannot_be_compared_is_told(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    def told(cwd: Path, revision: str) -> str:
        done = fakes.run("txlint", "check", f"--diff-base={revision}", cwd=cwd)
        assert (done.returncode, done.stdout) == (2, b"")
        return done.stderr.decode()

    assert told(repo, "gone") == "txlint: error: --diff-base: there is no revision 'gone' here\n"
    assert "there is no revision '--output=x' here" in told(repo, "--output=x")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "a.py").write_text(HEAD)
    assert "--diff-base: git rev-parse: not a git repository" in told(elsewhere, "main")
