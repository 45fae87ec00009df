"""The hook in the real pre-commit: a repository of this project's state, a temporary repository that uses it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.skipif(find_spec("pre_commit") is None, reason="needs pre-commit: pip install -e '.[integration]'"),
    pytest.mark.skipif(shutil.which("git") is None, reason="git is missing"),
]

ROOT = Path(__file__).parents[2]
PACKAGE = ("txlint", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
LEAK = """\
import psycopg2.pool

pool = psycopg2.pool.ThreadedConnectionPool(1, 20, "dbname=shop")


def pay(order):
    conn = pool.getconn()
    conn.cursor().execute("UPDATE orders SET paid = true WHERE id = %s", (order,))
    conn.commit()
    pool.putconn(conn)
"""
MENDED = LEAK.replace("    conn.cursor()", "    try:\n        conn.cursor()").replace(
    "    conn.commit()\n    pool", "        conn.commit()\n    finally:\n        pool"
)
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps its environments, so that they are built once for all tests."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Path:
    """A repository with the hook as a release."""
    here = tmp_path_factory.mktemp("hook")
    for name in PACKAGE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, here / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, here / name)
    git(here, "init", "--quiet")
    git(here, "add", ".")
    git(here, "commit", "--quiet", "--message", "Release")
    git(here, "tag", "v0.0.1")
    return here


@pytest.fixture
def user(tmp_path: Path) -> Path:
    """A repository with a leaking file that is staged."""
    git(tmp_path, "init", "--quiet")
    (tmp_path / "shop.py").write_text(LEAK)
    (tmp_path / "notes.txt").write_text("conn = pool.getconn()\n")
    git(tmp_path, "add", ".")
    return tmp_path


@pytest.fixture
def pre_commit(user: Path, home: Path) -> Run:
    return lambda *arguments: run(user, sys.executable, "-m", "pre_commit", *arguments, PRE_COMMIT_HOME=str(home))


def run(folder: Path, *command: object, **env: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PRE_COMMIT"))}
    identity = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "A Tester"), ("EMAIL", "tester@example.org"))
    }
    return subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**clean, **identity, "GIT_CONFIG_GLOBAL": os.devnull, **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def git(folder: Path, *arguments: str, **env: str) -> str:
    done = run(folder, "git", *arguments, **env)
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_the_manifest_is_valid(pre_commit: Run) -> None:
    done = pre_commit("validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))
    assert done.returncode == 0, done.stdout


def test_try_repo(pre_commit: Run, hook: Path) -> None:
    done = pre_commit("try-repo", str(hook), "txlint", "--all-files")
    assert done.returncode == 1, done.stdout
    assert "TX303" in done.stdout
    assert "Found 1 problem in 1 file." in done.stdout


def test_a_commit_is_blocked_until_the_leak_is_mended(user: Path, home: Path, pre_commit: Run, hook: Path) -> None:
    (user / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {hook.as_uri()}\n    rev: v0.0.1\n    hooks:\n      - id: txlint\n"
    )
    git(user, "add", ".")
    done = pre_commit("install")
    assert done.returncode == 0, done.stdout

    blocked = run(user, "git", "commit", "--message", "Pay", PRE_COMMIT_HOME=str(home))
    assert blocked.returncode == 1, blocked.stdout
    assert "TX303" in blocked.stdout
    assert run(user, "git", "rev-parse", "--verify", "--quiet", "HEAD").returncode != 0

    (user / "shop.py").write_text(MENDED)
    git(user, "add", ".")
    passed = run(user, "git", "commit", "--message", "Pay", PRE_COMMIT_HOME=str(home))
    assert passed.returncode == 0, passed.stdout
    assert "Passed" in passed.stdout
    assert git(user, "log", "--format=%s") == "Pay\n"


def test_excluded_files_stay_out_although_they_are_named(user: Path, pre_commit: Run, hook: Path) -> None:
    (user / "pyproject.toml").write_text('[tool.txlint]\nextend-exclude = ["shop.py"]\n')
    git(user, "add", ".")
    done = pre_commit("try-repo", str(hook), "txlint", "--all-files")
    assert done.returncode == 0, done.stdout


def test_as_a_plugin_of_flake8(user: Path, pre_commit: Run, hook: Path) -> None:
    (user / ".pre-commit-config.yaml").write_text(
        "repos:\n  - repo: local\n    hooks:\n      - id: flake8\n        name: flake8\n        language: python\n"
        "        entry: flake8 --extend-select TX\n        types: [python]\n"
        f"        additional_dependencies: ['flake8>=7', '{hook.as_uri()}']\n"
    )
    git(user, "add", ".")
    done = pre_commit("run", "--all-files")
    assert done.returncode == 1, done.stdout
    assert "shop.py:7:12: TX303" in done.stdout
