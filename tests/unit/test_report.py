"""Every format says the same, in the form that its reader demands."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from txlint.finding import (
    Applicability,
    Confidence,
    Edit,
    Finding,
    Fix,
    Position,
    Severity,
    Span,
    Step,
)
from txlint.report import FORMATS, Context, numbered, render

pytestmark = pytest.mark.usefixtures("stand_in")

TEXT = "def f(conn):\n    tx = conn.begin()\n\tname = '日本'; save(tx)\n    return None\n"


def span(row: int, column: int, end_row: int, end_column: int) -> Span:
    return Span(Position(row, column), Position(end_row, end_column))


BEGIN = span(2, 10, 2, 22)
ONE = Finding(
    "TX201", "no-rollback-on-error", Severity.ERROR, Confidence.HIGH, "transaction 'tx' stays open", "/p/src/a b.py",
    BEGIN, "f", "tx = conn.begin()",
    (Step("begun here", "/p/src/a b.py", BEGIN), Step("raises here", "/p/src/a b.py", span(3, 15, 3, 23))),
    Fix("Use a with block", (Edit(BEGIN, "with conn.begin() as tx:\n"),)), "use 'with conn.begin():'",
)  # fmt: skip
TWO = Finding(
    "TX301", "connection-not-closed", Severity.WARNING, Confidence.MEDIUM, "50% of: a, b", "/p/src/a b.py",
    span(3, 15, 4, 16), "f", "save(tx)", fix=Fix("Close it", (Edit(span(3, 2, 3, 2), "x"),), Applicability.SAFE),
)  # fmt: skip
NOTE = replace(TWO, severity=Severity.NOTE, filename="/elsewhere/b.py", fix=None, message="note")
BROKEN = Finding(
    "TX000", "internal-error", Severity.WARNING, Confidence.HIGH, "txlint failed", "/p/c.py", span(1, 1, 1, 1)
)  # fmt: skip
ALL = [NOTE, BROKEN, ONE, TWO, TWO]
CONTEXT = Context("/p", lambda filename: "/p", lambda filename: TEXT if filename == "/p/src/a b.py" else None)


def rendered(name: str, findings: list[Finding] = ALL, context: Context = CONTEXT) -> str:
    return render(name, findings, context)


def document(name: str, findings: list[Finding] = ALL) -> Any:
    return json.loads(rendered(name, findings))


@pytest.mark.parametrize("name", FORMATS)
def test_ends_with_a_line_end_and_is_the_same_every_time(name: str) -> None:
    text = rendered(name)
    assert text.endswith("\n")
    assert text == rendered(name)
    assert "\x1b" not in text


def test_concise() -> None:
    assert rendered("concise").splitlines() == [
        "/elsewhere/b.py:3:15: TX301 note",
        "c.py:1:1: TX000 txlint failed",
        "src/a b.py:2:10: TX201 transaction 'tx' stays open",
        "src/a b.py:3:15: TX301 [*] 50% of: a, b",
        "src/a b.py:3:15: TX301 [*] 50% of: a, b",
    ]
    assert "TX201 [*]" in rendered("concise", context=replace(CONTEXT, unsafe=True))


def test_grouped() -> None:
    assert rendered("grouped", [ONE, TWO]) == (
        "src/a b.py:\n  2:10 TX201 transaction 'tx' stays open\n  3:15 TX301 [*] 50% of: a, b\n"
    )


def test_pylint() -> None:
    assert rendered("pylint", [ONE]) == "src/a b.py:2: [TX201] transaction 'tx' stays open\n"


FULL = """\
TX201 transaction 'tx' stays open
  1. begun here
 --> src/a b.py:2:10
  |
1 | def f(conn):
2 |     tx = conn.begin()
  |          ^^^^^^^^^^^^
3 |     name = '日本'; save(tx)
4 |     return None
  |
  2. raises here
 --> src/a b.py:3:15
  |
3 |     name = '日本'; save(tx)
  |                    --------
  = help: use 'with conn.begin():'

"""


def test_full() -> None:
    assert rendered("full", [ONE]) == FULL


def test_full_without_its_file() -> None:
    assert rendered("full", [NOTE]) == "TX301 note\n --> /elsewhere/b.py:3:15\n\n"


def test_full_of_several_lines_marks_the_first() -> None:
    assert "3 |     name = '日本'; save(tx)\n  |                    ^^^^^^^^\n" in rendered("full", [TWO])


def test_full_shows_no_control_characters() -> None:
    context = replace(CONTEXT, read=lambda filename: "a\x1b[31m\x07\nb\n")
    text = rendered("full", [replace(ONE, span=span(1, 1, 1, 2), path=())], context)
    assert "\x1b" not in text
    assert "\x07" not in text


def test_full_keeps_to_the_width_of_a_terminal() -> None:
    long = replace(ONE, message="the transaction stays open when save() on line 3 raises: " + "roll back, " * 9)
    shown = rendered("full", [long], replace(CONTEXT, width=40))
    assert max(map(len, shown.splitlines())) <= 40
    assert " ".join(shown.split()) == " ".join(rendered("full", [long]).split())
    assert "\n      save() on line 3" in shown


def test_full_shows_steps_at_one_place_together() -> None:
    last = Step("leaves the function", ONE.filename, span(3, 15, 3, 23))
    shown = rendered("full", [replace(ONE, path=(*ONE.path, last))])
    assert "  2. raises here\n  3. leaves the function\n --> src/a b.py:3:15\n" in shown


def test_full_in_colour_says_the_same() -> None:
    colourful = rendered("full", [ONE, TWO], replace(CONTEXT, color=True))
    assert "\x1b[" in colourful
    assert re.sub(r"\x1b\[[0-9;]*m", "", colourful) == rendered("full", [ONE, TWO])


@given(st.text(max_size=60), st.integers(1, 5), st.integers(1, 80), st.integers(0, 3), st.integers(1, 80))
def test_full_takes_any_span_in_any_text(text: str, row: int, column: int, rows: int, end: int) -> None:
    finding = replace(ONE, span=span(row, column, row + rows, end), path=())
    shown = rendered("full", [finding], replace(CONTEXT, read=lambda filename: text))
    assert shown.startswith("TX201 transaction 'tx' stays open\n")
    assert shown.endswith("help: use 'with conn.begin():'\n\n")


def test_json() -> None:
    assert document("json", [ONE]) == [
        {
            "code": "TX201",
            "name": "no-rollback-on-error",
            "severity": "error",
            "confidence": "high",
            "message": "transaction 'tx' stays open",
            "url": "https://txlint.readthedocs.io/rules/no-rollback-on-error/",
            "filename": "/p/src/a b.py",
            "location": {"row": 2, "column": 10},
            "end_location": {"row": 2, "column": 22},
            "noqa_row": 2,
            "fix": {
                "applicability": "unsafe",
                "message": "Use a with block",
                "edits": [
                    {
                        "content": "with conn.begin() as tx:\n",
                        "location": {"row": 2, "column": 10},
                        "end_location": {"row": 2, "column": 22},
                    }
                ],
            },
            "path": [
                {"message": "begun here", "filename": "/p/src/a b.py", "location": {"row": 2, "column": 10}},
                {"message": "raises here", "filename": "/p/src/a b.py", "location": {"row": 3, "column": 15}},
            ],
            "fingerprint": replace(ONE, filename="src/a b.py").fingerprint,
        }
    ]
    assert document("json", [NOTE])[0]["fix"] is None
    assert document("json", []) == []


def test_json_lines() -> None:
    assert [json.loads(line) for line in rendered("json-lines").splitlines()] == document("json")
    assert rendered("json-lines", []) == ""


def test_fingerprint_is_the_same_on_every_machine() -> None:
    here = document("json", [ONE])[0]["fingerprint"]
    there = render("json", [replace(ONE, filename="/q/src/a b.py")], Context("/", lambda filename: "/q"))
    assert json.loads(there)[0]["fingerprint"] == here
    moved = replace(ONE, span=span(9, 1, 9, 2), message="other words")
    assert document("json", [moved])[0]["fingerprint"] == here


def test_github() -> None:
    lines = rendered("github", [NOTE, ONE, TWO]).splitlines()
    assert lines == [
        "::notice file=/elsewhere/b.py,line=3,endLine=4,title=txlint (TX301)::TX301 note",
        "::error file=src/a b.py,line=2,endLine=2,col=10,endColumn=22,title=txlint (TX201)::"
        "TX201 transaction 'tx' stays open",
        "::warning file=src/a b.py,line=3,endLine=4,title=txlint (TX301)::TX301 50%25 of: a, b",
        "txlint found 3:",
        "/elsewhere/b.py:3: TX301",
        "src/a b.py:2: TX201",
        "src/a b.py:3: TX301",
    ]
    odd = replace(ONE, filename="/p/a,b:c%.py", message="one\r\ntwo")
    assert "file=a%2Cb%3Ac%25.py," in rendered("github", [odd])
    assert "::TX201 one%0D%0Atwo\n" in rendered("github", [odd])
    assert rendered("github", []) == ""


def test_gitlab() -> None:
    items = document("gitlab")
    assert [item["severity"] for item in items] == ["minor", "major", "critical", "major", "major"]
    fingerprints = [item["fingerprint"] for item in items]
    assert len(set(fingerprints)) == len(fingerprints)
    assert fingerprints[4] == fingerprints[3] + ":2"
    assert items[3]["location"] == {"path": "src/a b.py", "lines": {"begin": 3, "end": 4}}
    assert items[3]["check_name"] == "connection-not-closed"
    assert document("gitlab", []) == []


def test_equal_fingerprints_are_numbered() -> None:
    assert numbered(["a", "b", "a", "a"]) == ["a", "b", "a:2", "a:3"]


def test_junit() -> None:
    suites = ElementTree.fromstring(rendered("junit"))
    assert suites.get("tests") == suites.get("failures") == "5"
    assert [suite.get("name") for suite in suites] == ["/elsewhere/b.py", "c.py", "src/a b.py"]
    case = suites[2][0]
    assert (case.get("name"), case.get("line")) == ("TX201 src/a b.py:2:10", "2")
    assert case[0].get("message") == "TX201 transaction 'tx' stays open"
    assert case[0].get("type") == "error"


def test_junit_of_a_clean_run_has_one_passed_test() -> None:
    suites = ElementTree.fromstring(rendered("junit", []))
    assert (suites.get("tests"), suites.get("failures")) == ("1", "0")
    assert [list(case) for case in suites[0]] == [[]]


@given(st.text(st.characters(exclude_categories=[]), max_size=30))
def test_junit_is_xml_whatever_a_message_holds(message: str) -> None:
    ElementTree.fromstring(rendered("junit", [replace(ONE, message=message)]))


def test_rdjson_counts_bytes() -> None:
    diagnostics = document("rdjson")["diagnostics"]
    assert [item["severity"] for item in diagnostics] == ["INFO", "WARNING", "ERROR", "WARNING", "WARNING"]
    start, end = (diagnostics[3]["location"]["range"][edge] for edge in ("start", "end"))
    assert start == {"line": 3, "column": 15 + len("日本".encode()) - len("日本")}
    assert end == {"line": 4, "column": 16}
    assert diagnostics[3]["location"]["path"] == "src/a b.py"
    assert diagnostics[3]["code"] == {
        "value": "TX301",
        "url": "https://txlint.readthedocs.io/rules/connection-not-closed/",
    }
    assert diagnostics[2]["suggestions"][0]["text"] == "with conn.begin() as tx:\n"
    assert "suggestions" not in diagnostics[0]


def test_rdjson_makes_one_suggestion_of_several_edits() -> None:
    edits = (Edit(span(2, 5, 2, 7), "x"), Edit(span(3, 2, 3, 6), "label"), Edit(span(4, 1, 4, 1), "    "))
    (item,) = document("rdjson", [replace(ONE, fix=Fix("Mend", edits))])["diagnostics"]
    (suggestion,) = item["suggestions"]
    assert suggestion["text"] == "    x = conn.begin()\n\tlabel = '日本'; save(tx)\n        return None"
    assert suggestion["range"] == {"start": {"line": 2, "column": 1}, "end": {"line": 4, "column": 16}}
    assert [place["message"] for place in item["related_locations"]] == ["begun here", "raises here"]


def test_sarif_links_its_steps() -> None:
    odd = replace(ONE, path=(replace(ONE.path[0], message="tx[0] begun \\ here"), ONE.path[1]))
    result = document("sarif", [odd])["runs"][0]["results"][0]
    text = "transaction 'tx' stays open ([tx\\[0\\] begun \\\\ here](1), [raises here](2))"
    assert result["message"]["text"] == text


def test_sarif() -> None:
    log = document("sarif")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert log["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in driver["rules"]] == ["TX201", "TX301"]
    for rule in driver["rules"]:
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["properties"]["precision"] in ("very-high", "high", "medium", "low")
        assert "security-severity" not in rule["properties"]
    assert [result["ruleId"] for result in run["results"]] == ["TX301", "TX201", "TX301", "TX301"]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert list(result["partialFingerprints"]) == ["txlint/v1"]
    assert [result["level"] for result in run["results"]] == ["note", "error", "warning", "warning"]
    assert [note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"]] == [
        "txlint failed"
    ]


def test_sarif_places() -> None:
    result = document("sarif", [ONE])["runs"][0]["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "src/a%20b.py", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 2, "startColumn": 10, "endLine": 2, "endColumn": 22}
    steps = result["codeFlows"][0]["threadFlows"][0]["locations"]
    assert [step["location"]["message"]["text"] for step in steps] == ["1. begun here", "2. raises here"]
    assert [item["id"] for item in result["relatedLocations"]] == [1, 2]
    assert result["fixes"][0]["artifactChanges"][0]["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 10, "endLine": 2, "endColumn": 22},
            "insertedContent": {"text": "with conn.begin() as tx:\n"},
        }
    ]
    outside = document("sarif", [NOTE])["runs"][0]["results"][0]
    assert outside["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///elsewhere/b.py"}
    assert document("sarif", [])["runs"][0]["results"] == []


def test_machine_formats_never_import_rich() -> None:
    program = (
        "import sys\nfrom txlint.report import *\n"
        "[render(name, [], Context('/p')) for name in FORMATS]\nassert 'rich' not in sys.modules\n"
    )
    package = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", program], check=True, cwd=package)
