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
        "TX409",
        str(shop / "shop/log.py"),
        7,
        "note",
    )
    assert "pay() in shop.orders" in finding.message
    assert [(Path(step.filename).name, step.span.start.row) for step in finding.path] == [
        ("orders.py", 6),
        ("orders.py", 7),
        ("log.py", 7),
    ]
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


BEGINS = """
from psycopg import Connection


def take(conn: Connection, part):
    conn.execute("BEGIN")
    conn.execute("UPDATE stock SET pieces = pieces - 1 WHERE part = %s", (part,))
    conn.execute("COMMIT")
"""
ENDS = """
import psycopg

from shop.stock import take


def order(part):
    with psycopg.connect("dbname=shop", autocommit=True) as conn:
        take(conn, part)
"""
LEAVES = """
import psycopg

from shop.stock import take

conn = psycopg.connect("dbname=shop", autocommit=True)


def sell(part):
    conn.execute("SELECT 1")
    take(conn, part)
"""
HANDS_ON = """
from psycopg import Connection

from shop.stock import take


def lend(conn: Connection, part):
    conn.execute("SELECT 1")
    take(conn, part)
"""
LEFT = "sell() in shop.leaves calls take() and does not end it either"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "shop").mkdir()
    (tmp_path / "pyproject.toml").write_text("")
    texts = {"__init__": "", "stock": BEGINS, "ends": ENDS, "leaves": LEAVES, "hands_on": HANDS_ON}
    for name, text in texts.items():
        (tmp_path / f"shop/{name}.py").write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("names", "confidence", "said"),
    [
        ((), Confidence.MEDIUM, ""),
        (("hands_on",), Confidence.MEDIUM, ""),
        (("ends",), Confidence.LOW, "order() in shop.ends calls take() and ends it"),
        (("leaves",), Confidence.HIGH, LEFT),
        (("ends", "hands_on", "leaves"), Confidence.HIGH, LEFT),
    ],
)
def test_callers_make_a_report_on_a_borrowed_connection_surer_or_less_so(
    store: Path, names: tuple[str, ...], confidence: Confidence, said: str
) -> None:
    for cached in (False, True, True):
        (finding,) = (item for item in found(store, "stock", *names, cache=cached) if item.code == "TX201")
        assert finding.confidence is confidence
        assert finding.message.partition("; ")[2] == said
        callers = [Path(step.filename).stem for step in finding.path if not step.filename.endswith("stock.py")]
        assert callers == ([{"order": "ends", "sell": "leaves"}[said.partition("(")[0]]] * 2 if said else [])


def test_no_report_comes_or_goes_by_its_callers(store: Path) -> None:
    file = store / "shop/stock.py"
    alone = check(file.read_bytes(), str(file), Settings(root=str(store)), project_for(str(file), str(store)))
    assert [item.code for item in alone] == ["TX201"]
    medium = Settings(root=str(store))  # less sure than what is asked for, and shown all the same
    files = [str(store / f"shop/{name}.py") for name in ("stock", "ends")]
    assert [item.code for item in check_files(files, lambda _: medium, jobs=1)] == ["TX201"]
    high = Settings(root=str(store), min_confidence=Confidence.HIGH)
    files = [str(store / f"shop/{name}.py") for name in ("stock", "leaves")]
    assert check_files(files, lambda _: high, jobs=1) == []


def test_callers_in_tests_say_nothing(store: Path) -> None:
    (store / "tests").mkdir()
    (store / "tests/test_stock.py").write_text(LEAVES)
    files = [str(store / "shop/stock.py"), str(store / "tests/test_stock.py")]
    found = check_files(files, lambda _: Settings(root=str(store)), jobs=1)
    assert "; " not in next(item for item in found if item.code == "TX201").message
