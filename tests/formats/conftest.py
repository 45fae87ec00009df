"""Reports of a small project, as the command line writes them: nothing here knows how they are made."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LEAKS = """\
import logging

import psycopg2.pool
from sqlalchemy.ext.asyncio import AsyncSession

pool = psycopg2.pool.ThreadedConnectionPool(1, 20, "dbname=shop")


def pay(order):
    conn = pool.getconn()
    with conn.cursor() as cur:
        cur.execute("UPDATE orders SET paid = true WHERE id = %s", (order,))
    try:
        conn.commit()
    except Exception:
        logging.exception("cannot commit")
    pool.putconn(conn)


async def rename(session: AsyncSession, user):
    user.name = "日本 😀"; session.commit()
"""
TWICE = """\
import sqlite3


def twice(path):
    sqlite3.connect(path).execute("DELETE FROM a"); sqlite3.connect(path).execute("DELETE FROM a")
    sqlite3.connect(path).execute("DELETE FROM a"); sqlite3.connect(path).execute("DELETE FROM a")
"""

Report = Callable[..., str]


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Findings with paths and fixes, in odd places, equal ones, and a file that cannot be parsed."""
    here = tmp_path_factory.mktemp("project")
    for name, text in {
        "pyproject.toml": "[project]\nname = 'shop'\n",
        "shop/pay.py": LEAKS,
        "shop/a b, 50%: ü.py": LEAKS,
        "shop/twice.py": TWICE,
        "shop/broken.py": "import sqlite3\nconn = sqlite3.connect(\n",
        "clean/clean.py": "import sqlite3\n",
    }.items():
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text(text, "utf-8")
    return here


@pytest.fixture(scope="session")
def report(project: Path) -> Report:
    """`report("sarif")` gives what is printed for the whole project, `report("sarif", "clean")` for a folder of it."""

    def made(name: str, path: str = ".") -> str:
        arguments = ["check", "--no-cache", "--jobs", "1", "--min-severity", "note", "--output-format", name, path]
        done = subprocess.run(
            [sys.executable, "-m", "txlint", *arguments], cwd=project, capture_output=True, timeout=120, check=False
        )
        assert done.returncode == (path != "clean"), done.stderr.decode()
        return done.stdout.decode()

    return made


@pytest.fixture(scope="session")
def findings(report: Report) -> list[dict[str, Any]]:
    """The same findings as every report has."""
    found: list[dict[str, Any]] = json.loads(report("json"))
    return found
