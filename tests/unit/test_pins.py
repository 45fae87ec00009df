"""The versions that a project's lock files and requirements speak of, and the verdicts that hang on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from txlint.apis.stored import documents
from txlint.config import Configuration
from txlint.finding import Severity
from txlint.pins import LIBRARIES, below, versions
from txlint.run import check_files


def project(folder: Path, **files: str) -> str:
    """A project with these files, a dot in whose names is written `__` and a folder `___`."""
    for name, text in files.items():
        file = folder / name.replace("___", "/").replace("__", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return str(folder)


POETRY_LOCK = """
[[package]]
name = "SQLAlchemy"
version = "1.4.54"
description = "Database Abstraction Library"

[[package]]
name = "sqlalchemy-utils"
version = "0.41.1"

[metadata]
python-versions = ">=3.8,<3.11"
"""
PIPFILE_LOCK = """
{"_meta": {"requires": {"python_version": "3.9"}},
 "default": {"sqlalchemy": {"hashes": [], "version": "==1.4.54"}, "django": {"git": "https://example.org"}}}
"""


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, {}),
        ({"requirements__txt": "sqlalchemy\n"}, {}),
        ({"requirements__txt": "sqlalchemy>=1.4\n"}, {}),
        ({"requirements__txt": "# sqlalchemy==1.4\nsqlalchemy-utils==0.4\n"}, {}),
        ({"requirements__txt": "SQLAlchemy==1.4.54 \\\n    --hash=sha256:12\n"}, {"sqlalchemy": "1.4.54"}),
        ({"requirements__txt": "sqlalchemy[asyncio]<2 ; python_version > '3.7'\n"}, {"sqlalchemy": "<2"}),
        ({"requirements__txt": "psycopg2-binary==2.8.6\n"}, {"psycopg2": "2.8.6"}),
        ({"requirements___base__txt": "Django~=4.2.1\n"}, {"django": "<4.3"}),
        ({"vendor__txt": "# by pip-compile\nsqlalchemy==1.4.54\n    # via -r vendor.in\n"}, {"sqlalchemy": "1.4.54"}),
        ({"data__txt": "sqlalchemy==1.4.54\n" + "1 2 3\n" * 400_000}, {}),
        ({"requirements__txt": "django==4.2\n", "requirements-next__txt": "django==5.1\n"}, {"django": "5.1"}),
        (
            {"requirements__txt": "django==4.2\n", "setup__py": "setup(install_requires=['django<6'])"},
            {"django": "4.2"},
        ),
        (
            {"pyproject__toml": '[project]\ndependencies = ["sqlalchemy>=1.3,<2.0", "psycopg"]\n'},
            {"sqlalchemy": "<2.0"},
        ),
        ({"pyproject__toml": '[project]\nrequires-python = ">=3.8,<3.11"\n'}, {"sqlite3": "<3.11"}),
        ({"pyproject__toml": '[project]\nrequires-python = ">=3.8"\n'}, {}),
        (
            {"pyproject__toml": '[tool.poetry.dependencies]\npython = "^3.8"\nsqlalchemy = "^1.4"\n'},
            {"sqlalchemy": "<2", "sqlite3": "<4"},
        ),
        (
            {"pyproject__toml": '[tool.poetry.dependencies]\nsqlalchemy = {version = "~1.4", extras = ["asyncio"]}\n'},
            {"sqlalchemy": "<1.5"},
        ),
        ({"setup__cfg": "[options.extras_require]\n    psycopg2 = psycopg2>=2.5\n    django = django\n"}, {}),
        (
            {"setup__cfg": "[options]\npython_requires = >=3.8, <3.10\ninstall_requires =\n    sqlalchemy ~= 1.4\n"},
            {"sqlalchemy": "<2", "sqlite3": "<3.10"},
        ),
        ({"poetry__lock": POETRY_LOCK}, {"sqlalchemy": "1.4.54", "sqlite3": "<3.11"}),
        (
            {"poetry__lock": POETRY_LOCK, "pyproject__toml": '[tool.poetry.dependencies]\nsqlalchemy = ">=1.3"\n'},
            {"sqlalchemy": "1.4.54", "sqlite3": "<3.11"},
        ),
        ({"Pipfile__lock": PIPFILE_LOCK}, {"sqlalchemy": "1.4.54", "sqlite3": "<3.10"}),
        ({"Pipfile__lock": "{"}, {}),
        ({"__python-version": "3.9.18\n"}, {"sqlite3": "3.9.18"}),
    ],
)
def test_versions(tmp_path: Path, files: dict[str, str], found: dict[str, str]) -> None:
    assert dict(versions(project(tmp_path, **files))) == found


def test_members_of_a_workspace_share_its_lock(tmp_path: Path) -> None:
    project(tmp_path, poetry__lock=POETRY_LOCK, member___pyproject__toml="[project]\n")
    member = str(tmp_path / "member")
    assert versions(member) == ()
    (tmp_path / ".git").mkdir()
    assert dict(versions(member))["sqlalchemy"] == "1.4.54"


def test_target_version_outweighs_what_the_files_say(tmp_path: Path) -> None:
    assert versions(project(tmp_path, __python_version="3.9\n"), "py312") == (("sqlite3", "3.12"),)


@pytest.mark.parametrize(
    ("version", "limit", "older"),
    [
        ("1.4.54", "2", True),
        ("<2", "2", True),
        ("<2.0", "2", True),
        ("2", "2.0", False),
        ("<2.1", "2", False),
        ("3.10", "3.11", True),
        ("3.9.18", "3.11", True),
        ("<4", "3.11", False),
        ("2.8.6", "2.9", True),
    ],
)
def test_below(version: str, limit: str, older: bool) -> None:
    assert below(version, limit) is older


def test_the_versions_that_count_are_looked_for() -> None:
    rows = [row for _, document in documents() for rows in document.values() if isinstance(rows, list) for row in rows]
    libraries = {row.get("library") or row["id"].partition(".")[0] for row in rows if "below" in row}
    assert libraries == set(LIBRARIES.values())


READER = """
import sqlite3

def names(path):
    conn = sqlite3.connect(path)
    found = conn.execute("SELECT name FROM item").fetchall()
    conn.close()
    return found
"""
WRITER = """
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://db/shop")

def add(name):
    with engine.connect() as conn:
        conn.execute(text("INSERT INTO item (name) VALUES (:n)"), {"n": name})
"""


@pytest.mark.parametrize(
    ("code", "files", "expected"),
    [
        (READER, {"__python-version": "3.10\n"}, [("TX301", Severity.NOTE)]),
        (READER, {"__python-version": "3.11\n"}, [("TX301", Severity.WARNING)]),
        (READER, {}, [("TX301", Severity.WARNING)]),
        (WRITER, {"requirements__txt": "sqlalchemy==1.4.54\n"}, []),
        (WRITER, {"requirements__txt": "sqlalchemy==2.0.40\n"}, [("TX403", Severity.ERROR)]),
        (WRITER, {}, [("TX403", Severity.ERROR)]),
    ],
)
def test_verdicts(tmp_path: Path, code: str, files: dict[str, str], expected: list[tuple[str, Severity]]) -> None:
    root = project(tmp_path, pyproject__toml="[project]\nname = 'shop'\n", shop__py=code, **files)
    config = Configuration(root, {"min_severity": Severity.NOTE})
    findings = check_files([f"{root}/shop.py"], config.settings_for, jobs=1)
    assert [(finding.code, finding.severity) for finding in findings] == expected


def test_a_kept_verdict_holds_for_its_versions_only(tmp_path: Path) -> None:
    root = project(tmp_path, pyproject__toml="[project]\nname = 'shop'\n", shop__py=WRITER)

    def found() -> list[str]:
        config = Configuration(root)
        findings = check_files([f"{root}/shop.py"], config.settings_for, jobs=1, cache_folder=str(tmp_path / "cache"))
        return [finding.code for finding in findings]

    assert found() == found() == ["TX403"]
    project(tmp_path, requirements__txt="sqlalchemy<2\n")
    assert found() == found() == []
    project(tmp_path, requirements__txt="sqlalchemy>=2\n")
    assert found() == ["TX403"]
