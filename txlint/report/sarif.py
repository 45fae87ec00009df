"""SARIF 2.1.0, as GitHub's code scanning takes it in."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from txlint import __version__
from txlint.finding import Confidence, Edit, Finding, Severity, Span
from txlint.report import Context, numbered, relative_to
from txlint.rules import rules_by_name
from txlint.rules._base import Rule

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}
_RANKS = {Confidence.HIGH: 90.0, Confidence.MEDIUM: 60.0, Confidence.LOW: 30.0}
_FAMILY_PRECISION = {"0": "very-high", "1": "high", "2": "high", "3": "high", "4": "medium", "5": "medium"}
_MOST_RESULTS = 25_000
_MOST_STEPS = 1_000
_MOST_LOCATIONS = 100
_MOST_LINKS = 4
_MOST_TEXT = 1_000

Json = dict[str, Any]


def render(findings: Sequence[Finding], context: Context) -> str:
    broken = [finding for finding in findings if finding.code == "TX000"]
    reported = [finding for finding in findings if finding.code != "TX000"][:_MOST_RESULTS]
    codes = sorted({finding.code for finding in reported})
    fingerprints = numbered([context.fingerprint(finding) for finding in reported])
    run: Json = {
        "tool": {
            "driver": {
                "name": "txlint",
                "version": __version__,
                "semanticVersion": __version__,
                "informationUri": "https://txlint.readthedocs.io",
                "rules": [_rule(rules_by_name()[code]) for code in codes if code in rules_by_name()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"uri": Path(os.path.realpath(context.cwd)).as_uri().rstrip("/") + "/"}},
        "automationDetails": {"id": "txlint/"},
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [_notification(finding, context) for finding in broken],
            }
        ],
        "results": [
            _result(finding, fingerprint, codes, context)
            for finding, fingerprint in zip(reported, fingerprints, strict=True)
        ],
    }
    document = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _rule(rule: Rule) -> Json:
    what = _section(rule.docs, "What it does") or rule.summary
    return {
        "id": rule.code,
        "name": "".join(word.title() for word in rule.slug.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": what[:_MOST_TEXT]},
        "help": {"text": rule.docs, "markdown": rule.docs},
        "helpUri": rule.url,
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": ["reliability", "database"],
            "precision": _FAMILY_PRECISION.get(rule.code[2:3], "medium"),
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _section(docs: str, title: str) -> str:
    _, _, rest = docs.partition(f"## {title}\n")
    return " ".join(rest.partition("\n## ")[0].split())


def _result(finding: Finding, fingerprint: str, codes: Sequence[str], context: Context) -> Json:
    result: Json = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": _linked(finding)},
        "rank": _RANKS[finding.confidence],
        "locations": [_location(finding.filename, finding.span, context)],
        "partialFingerprints": {"txlint/v1": fingerprint},
    }
    known = [code for code in codes if code in rules_by_name()]
    if finding.code in known:
        result["ruleIndex"] = known.index(finding.code)
    if finding.path:
        steps = [
            _location(step.filename, step.span, context) | {"message": {"text": f"{number}. {step.message}"}}
            for number, step in enumerate(finding.path[:_MOST_STEPS], 1)
        ]
        result["relatedLocations"] = [{"id": number, **step} for number, step in enumerate(steps[:_MOST_LOCATIONS], 1)]
        flow = [{"importance": "essential", "nestingLevel": 0, "location": step} for step in steps]
        result["codeFlows"] = [{"threadFlows": [{"locations": flow}]}]
    if finding.fix is not None:
        result["fixes"] = [
            {
                "description": {"text": finding.fix.message},
                "artifactChanges": [
                    {
                        "artifactLocation": _artifact(finding.filename, context),
                        "replacements": [_replacement(edit) for edit in finding.fix.edits],
                    }
                ],
            }
        ]
    return result


def _linked(finding: Finding) -> str:
    """The message, with links to the related locations: GitHub shows those that a message links to."""
    names = [re.sub(r"([\[\]\\])", r"\\\1", step.message) for step in finding.path[:_MOST_LINKS]]
    links = [f"[{name}]({number})" for number, name in enumerate(names, 1)]
    return f"{finding.message} ({', '.join(links)})" if links else finding.message


def _notification(finding: Finding, context: Context) -> Json:
    return {
        "level": "error",
        "message": {"text": finding.message},
        "locations": [_location(finding.filename, finding.span, context)],
    }


def _replacement(edit: Edit) -> Json:
    return {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.content}}


def _location(filename: str, span: Span, context: Context) -> Json:
    return {
        "physicalLocation": {"artifactLocation": _artifact(filename, context), "region": _region(span)},
    }


def _artifact(filename: str, context: Context) -> Json:
    """Relative to %SRCROOT% where the file lies in it, with links resolved."""
    real = os.path.realpath(filename)
    relative = relative_to(real, os.path.realpath(context.cwd))
    if relative == real.replace(os.sep, "/"):
        return {"uri": Path(real).as_uri()}
    return {"uri": quote(relative, safe="/"), "uriBaseId": "%SRCROOT%"}


def _region(span: Span) -> Json:
    return {
        "startLine": span.start.row,
        "startColumn": span.start.column,
        "endLine": span.end.row,
        "endColumn": span.end.column,
    }
