"""JUnit XML: one suite a file, one failed case a finding; one passed case where all is clean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree

from txlint.finding import Finding
from txlint.report import Context

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(findings: Sequence[Finding], context: Context) -> str:
    count = str(len(findings))
    suites = ElementTree.Element("testsuites", name="txlint", tests=count if findings else "1", failures=count)
    if not findings:
        # A report without any case counts as "no tests" in most servers.
        suite = ElementTree.SubElement(suites, "testsuite", name="txlint", tests="1", failures="0", errors="0")
        ElementTree.SubElement(suite, "testcase", name="no findings", classname="txlint")
    for filename, group in groupby(findings, key=lambda finding: finding.filename):
        _suite(suites, _legal(context.shown(filename)), list(group))
    ElementTree.indent(suites)
    text = ElementTree.tostring(suites, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n"


def _suite(suites: ElementTree.Element, path: str, findings: Sequence[Finding]) -> None:
    count = str(len(findings))
    suite = ElementTree.SubElement(suites, "testsuite", name=path, tests=count, failures=count, errors="0")
    for finding in findings:
        start = finding.span.start
        name = f"{finding.code} {path}:{start.row}:{start.column}"
        case = ElementTree.SubElement(
            suite, "testcase", name=name, classname=path.removesuffix(".py"), file=path, line=str(start.row)
        )
        message = _legal(f"{finding.code} {finding.message}")
        failure = ElementTree.SubElement(case, "failure", message=message, type=finding.severity.value)
        failure.text = f"{path}:{start.row}:{start.column}: {message}"


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)
