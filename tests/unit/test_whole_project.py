"""Findings that only a run over the whole project makes: in one file, seen from another."""

from __future__ import annotations

from pathlib import Path

import pytest

from txlint.check import check
from txlint.finding import Confidence, Finding
from txlint.run import check_files
from txlint.settings import Settings
from txlint.source import _file_project, project_for

CALLER = """
from shop.log import note


def pay(session, order):
    session.add(order)
    note(session, "paid")
    session.add(order.receipt)
    session.commit()
"""
CALLEE = """
from sqlalchemy.orm import Session


def note(session: Session, text):
    session.add(text)
    session.commit()
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "shop").mkdir()
    (tmp_path / "pyproject.toml").write_text("")
    for name, text in (("__init__", ""), ("orders", CALLER), ("log", CALLEE)):
        (tmp_path / f"shop/{name}.py").write_text(text)
    return tmp_path


def found(root: Path, *names: str, cache: bool = False, **changed: object) -> list[Finding]:
    _file_project.cache_clear()  # it keeps what it has read for the length of a run
    settings = Settings(select=("TX",), min_confidence=Confidence.LOW, root=str(root), **changed)  # type: ignore[arg-type]
    files = [str(root / f"shop/{name}.py") for name in names or ("__init__", "log", "orders")]
    return check_files(files, lambda _: settings, jobs=1, cache_folder=str(root / "cache") if cache else None)


def test_the_report_stands_in_the_called_file_and_leads_there_from_the_caller(shop: Path) -> None:
    (finding,) = found(shop)
    assert (finding.code, finding.filename, finding.span.start.row, finding.scope) == (
        "TX409", str(shop / "shop/log.py"), 7, "note")
    assert "pay() in shop.orders" in finding.message
    assert [(Path(step.filename).name, step.span.start.row) for step in finding.path] == [
        ("orders.py", 6), ("orders.py", 7), ("log.py", 7)]
    assert finding.anchor == "session.commit()"


@pytest.mark.parametrize("names", [("orders",), ("log",)])
def test_both_files_have_to_be_checked(shop: Path, names: tuple[str, ...]) -> None:
    assert found(shop, *names) == []


def test_several_callers_make_one_report(shop: Path) -> None:
    (shop / "shop/other.py").write_text(CALLER)
    (finding,) = found(shop, "log", "orders", "other")
    assert "shop.orders" in finding.message


def test_settings_and_suppressions_of_the_called_file_hold(shop: Path) -> None:
    assert found(shop, ignore=("TX409",)) == []
    log = shop / "shop/log.py"
    log.write_text(CALLEE.replace("commit()", "commit()  # noqa: TX409"))
    assert found(shop) == []
    # A file by itself cannot say that the suppression is of no use.
    assert check(log.read_bytes(), str(log), Settings(root=str(shop)), project_for(str(log), str(shop))) == []


def test_a_kept_verdict_says_the_same(shop: Path) -> None:
    first = found(shop, cache=True)
    assert len(first) == 1
    assert found(shop, cache=True) == first
    (shop / "shop/log.py").write_text(CALLEE.replace("commit()", "flush()"))
    assert found(shop, cache=True) == []
