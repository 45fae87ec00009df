"""`check`: pure, sorted, filtered, and never an exception."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from txlint.check import check
from txlint.finding import Confidence, Severity
from txlint.settings import Settings

HEAD = "conn = connect()\n"


def codes(text: str, settings: Settings | None = None, filename: str = "/p/a.py") -> list[str]:
    return [item.code for item in check((HEAD + text).encode(), filename, settings or Settings(root="/p", base="/p"))]


@pytest.mark.usefixtures("stand_in")
def test_sorted_by_place_then_code() -> None:
    found = check((HEAD + "b.report_TX301; a.report_TX202\nc.report_TX201\n").encode(), "a.py", Settings())
    assert [(item.span.start.row, item.span.start.column, item.code) for item in found] == [
        (2, 3, "TX301"),
        (2, 19, "TX202"),
        (3, 3, "TX201"),
    ]


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, ["TX202", "TX301", "TX402"]),
        ({"min_severity": Severity.NOTE}, ["TX201", "TX202", "TX301", "TX402"]),
        ({"min_severity": Severity.ERROR}, ["TX202"]),
        ({"min_confidence": Confidence.LOW}, ["TX101", "TX202", "TX301", "TX402"]),
        ({"min_confidence": Confidence.HIGH}, ["TX202", "TX402"]),
        ({"ignore": ("TX3",)}, ["TX202", "TX402"]),
        ({"per_file_ignores": (("a.py", ("TX4",)),)}, ["TX202", "TX301"]),
        ({"extend_select": ("TX5",)}, ["TX202", "TX301", "TX402", "TX502"]),
    ],
)
def test_filters(settings: dict[str, object], expected: list[str]) -> None:
    text = "report_TX101_low\nreport_TX201_note\nreport_TX202_error\nreport_TX301_medium\nreport_TX402\nreport_TX502\n"
    assert codes(text, Settings(**settings, root="/p", base="/p")) == expected  # type: ignore[arg-type]


@pytest.mark.usefixtures("stand_in")
def test_confidence_is_one_step_lower_in_tests_and_examples() -> None:
    text = "report_TX201\nreport_TX301_medium\n"
    assert codes(text, filename="/p/tests/a.py") == ["TX201"]
    found = check((HEAD + text).encode(), "/p/tests/a.py", Settings(root="/p", min_confidence=Confidence.LOW))
    assert [item.confidence for item in found] == [Confidence.MEDIUM, Confidence.LOW]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, ["TX403"]),
        ({"min_severity": Severity.NOTE}, ["TX403"]),  # who asks to see more loses nothing
        ({"select": ("TX403",)}, ["TX403"]),
        ({"select": ("TX3",), "min_severity": Severity.NOTE}, ["TX301"]),
        ({"ignore": ("TX403",), "min_severity": Severity.NOTE}, []),  # nor does it come back by another name
    ],
)
def test_what_is_not_shown_hides_nothing(settings: dict[str, object], expected: list[str]) -> None:
    """An error skips the close, which is a note for this driver; on every other way the close loses the row."""
    text = """
import pymysql
def add(name):
    conn = pymysql.connect()
    conn.cursor().execute("INSERT INTO item (name) VALUES (%s)", name)
    conn.close()
"""
    found = check(text.encode(), "/p/a.py", Settings(**settings, root="/p", base="/p"))  # type: ignore[arg-type]
    assert [item.code for item in found] == expected


def test_what_is_shown_stands_before_the_lost_row() -> None:
    """A session that an error leaves open is a warning, and outweighs the row that its close loses."""
    text = b"""
from sqlalchemy import insert
from sqlalchemy.orm import Session
def add(engine, item):
    session = Session(engine)
    session.execute(insert(item))
    session.close()
"""
    assert [item.code for item in check(text, "/p/a.py", Settings(root="/p"))] == ["TX301"]
    errors = Settings(root="/p", min_severity=Severity.ERROR)
    assert [item.code for item in check(text, "/p/a.py", errors)] == ["TX403"]


@pytest.mark.usefixtures("stand_in")
def test_unparsable_is_a_finding_of_full_confidence_everywhere() -> None:
    (found,) = check(b"conn = connect(\n", "/p/tests/a.py", Settings(root="/p"))
    assert (found.code, found.severity, found.confidence) == ("TX001", Severity.ERROR, Confidence.HIGH)


@pytest.mark.usefixtures("stand_in")
def test_failing_analysis_is_a_finding() -> None:
    (found,) = check((HEAD + "report_TX201\nreport_TX201_crash\n").encode(), "a.py", Settings())
    assert found.code == "TX000"
    assert "RuntimeError: the stand-in was told to fail" in found.message


@pytest.mark.usefixtures("stand_in")
@given(st.text(alphabet="report_TX201 #noqa:txlint[],\n\\\"'()\t\r\x0c", max_size=120))
def test_any_text_gives_findings(text: str) -> None:
    found = check((HEAD + text).encode(), "a.py", Settings())
    assert found == sorted(found, key=lambda item: item.sort_key)
    assert "TX000" not in {item.code for item in found}


@settings(deadline=None)
@given(st.binary(max_size=100))
def test_any_bytes_give_findings(data: bytes) -> None:
    assert isinstance(check(b"connect()" + data, "a.py", Settings()), list)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("app.py", {"TX301", "TX402"}), ("test_app.py", set())],
)
def test_tests_lower_what_takes_load_or_an_error_by_two_steps(name: str, shown: set[str]) -> None:
    data = b"""\
import sqlite3, time


def leaks_on_error(path):
    conn = sqlite3.connect(path)
    conn.execute("DELETE FROM item")
    conn.close()


def waits(conn: sqlite3.Connection):
    conn.execute("BEGIN IMMEDIATE")
    time.sleep(3)
    conn.commit()
"""
    found = check(data, f"/p/{name}", Settings(root="/p", select=("TX301", "TX402")))
    assert {finding.code for finding in found} == shown
