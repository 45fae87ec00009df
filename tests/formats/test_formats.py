"""What the command line writes, against the schemas and rules of those who read it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from junitparser import JUnitXml

Report = Callable[..., str]
SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_bytes())


def problems(log: dict[str, Any]) -> list[str]:
    return [f"{list(e.absolute_path)}: {e.message}" for e in jsonschema.Draft4Validator(SCHEMA).iter_errors(log)]


@pytest.fixture(scope="module")
def log(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(report("sarif"))
    return found


def test_project_shows_what_the_formats_must_bear(findings: list[dict[str, Any]]) -> None:
    codes = {item["code"] for item in findings}
    assert {"TX001", "TX101", "TX102", "TX303"} <= codes
    assert any(item["fix"] for item in findings)
    assert any(len(item["path"]) > 2 for item in findings)
    assert max(Counter(item["fingerprint"] for item in findings).values()) > 1
    assert any("ü" in item["filename"] for item in findings)


def test_sarif_obeys_its_schema(log: dict[str, Any], report: Report) -> None:
    assert problems(log) == []
    clean = json.loads(report("sarif", "clean"))
    assert problems(clean) == []
    assert clean["runs"][0]["results"] == []
    assert problems({**log, "version": "2.0.0"}) != []  # the schema does judge


def test_sarif_is_what_github_takes_in(log: dict[str, Any], findings: list[dict[str, Any]]) -> None:
    """The rules of "SARIF support for code scanning" in GitHub's documentation."""
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "txlint"
    assert len({rule["id"] for rule in rules}) == len(rules) > 0
    for rule in rules:
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"] and rule["help"]["markdown"]
        assert len(rule["properties"]["tags"]) <= 10
        assert rule["properties"]["precision"] in ("very-high", "high", "medium", "low")
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
        assert "security-severity" not in rule["properties"]  # it would make a security alert of the finding
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    assert [result["ruleId"] for result in run["results"]] == [item["code"] for item in findings]
    prints = [result["partialFingerprints"]["txlint/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert "primaryLocationLineHash" not in result["partialFingerprints"]  # GitHub computes it
        (place,) = result["locations"]
        for somewhere in (place, *result.get("relatedLocations", ())):
            physical = somewhere["physicalLocation"]
            where = physical["artifactLocation"]
            assert where["uriBaseId"] == "%SRCROOT%"
            assert not where["uri"].startswith(("/", "./", "file:")) and "\\" not in where["uri"]
            region = physical["region"]
            start, end = (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])
            assert (1, 1) <= start <= end
        for flow in result.get("codeFlows", ()):
            (thread,) = flow["threadFlows"]
            assert 0 < len(thread["locations"]) <= 1000
            assert all(step["location"]["message"]["text"] for step in thread["locations"])


def test_sarif_links_lead_to_the_steps(log: dict[str, Any], findings: list[dict[str, Any]]) -> None:
    """`[text](2)` in a message is a link to the related location with the id 2."""
    for result, item in zip(log["runs"][0]["results"], findings, strict=True):
        ids = [place["id"] for place in result.get("relatedLocations", ())]
        linked = [int(number) for number in re.findall(r"\]\((\d+)\)", result["message"]["text"])]
        assert linked == ids[:4]
        assert len(ids) == len(item["path"])


def test_sarif_places_are_those_of_the_files(log: dict[str, Any], project: Path) -> None:
    """Columns count code points, and an end is exclusive."""
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    shown = set()
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        lines = (project / unquote(place["artifactLocation"]["uri"])).read_text("utf-8").splitlines()
        region = place["region"]
        shown.add(lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1])
    assert {"session.commit()", "pool.getconn()", "conn.commit()"} <= shown


def test_sarif_fixes_mend_the_file(log: dict[str, Any], project: Path) -> None:
    fixes = [
        (change["artifactLocation"]["uri"], replacement)
        for result in log["runs"][0]["results"]
        for fix in result.get("fixes", ())
        for change in fix["artifactChanges"]
        for replacement in change["replacements"]
        if result["ruleId"] == "TX101"
    ]
    assert fixes
    for uri, replacement in fixes:
        lines = (project / unquote(uri)).read_text("utf-8").splitlines()
        region = replacement["deletedRegion"]
        line = lines[region["startLine"] - 1]
        mended = (
            line[: region["startColumn"] - 1] + replacement["insertedContent"]["text"] + line[region["endColumn"] - 1 :]
        )
        assert mended == line.replace("session.commit()", "await session.commit()")


def test_junit_is_read_back(report: Report, findings: list[dict[str, Any]]) -> None:
    suites = JUnitXml.fromstring(report("junit").encode())
    cases = [case for suite in suites for case in suite]
    assert [case.result[0].message for case in cases] == [f"{item['code']} {item['message']}" for item in findings]
    assert all(suite.failures == suite.tests == len(list(suite)) and suite.errors == 0 for suite in suites)
    assert suites.tests == suites.failures == len(findings)
    (suite,) = JUnitXml.fromstring(report("junit", "clean").encode())
    assert [case.is_passed for case in suite] == [True]


def test_gitlab_takes_all_findings_in(report: Report, findings: list[dict[str, Any]], project: Path) -> None:
    """GitLab demands four keys, drops equal fingerprints, and resolves paths in the repository."""
    items = json.loads(report("gitlab"))
    assert len(items) == len({item["fingerprint"] for item in items}) == len(findings)
    for item in items:
        assert {"description", "fingerprint", "severity", "location", "check_name"} <= item.keys()
        assert item["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert isinstance(item["location"]["lines"]["begin"], int)
        assert not item["location"]["path"].startswith(("/", "./"))
        assert (project / item["location"]["path"]).is_file()
    assert json.loads(report("gitlab", "clean")) == []


def test_rdjson_suggests_one_replacement_at_byte_columns(report: Report, project: Path) -> None:
    document = json.loads(report("rdjson"))
    seen = 0
    for item in document["diagnostics"]:
        assert len(item.get("suggestions", ())) <= 1  # several would be alternatives
        for suggestion in item.get("suggestions", ()):
            if item["code"]["value"] != "TX101":
                continue
            lines = (project / item["location"]["path"]).read_bytes().splitlines()
            start = suggestion["range"]["start"]
            assert lines[start["line"] - 1][start["column"] - 1 :].startswith(b"session.commit()")
            seen += 1
    assert seen == 2
    assert json.loads(report("rdjson", "clean"))["diagnostics"] == []


def test_other_clean_reports_are_empty(report: Report) -> None:
    assert json.loads(report("json", "clean")) == []
    for name in ("json-lines", "github", "pylint", "full", "concise", "grouped"):
        assert report(name, "clean") == ""


def test_every_format_reports_every_finding(report: Report, findings: list[dict[str, Any]]) -> None:
    for name in ("full", "concise", "grouped", "json-lines", "github", "pylint", "junit", "rdjson"):
        text = report(name)
        counts = Counter(re.findall(r"TX\d{3}", text))
        for code, number in Counter(item["code"] for item in findings).items():
            assert counts[code] >= number, (name, code)
