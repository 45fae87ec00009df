"""A stand-in for the analysis: it reports `TX201` wherever a file says `report_TX201`.

The shells are tested with it, so their tests hold whatever the rules find. Run as a program it is `txlint`,
`flake8` or any module with the stand-in in place: `python fakes.py txlint check .`.
"""

from __future__ import annotations

import dataclasses
import os
import re
import runpy
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from txlint.finding import Applicability, Confidence, Edit, Finding, Fix, Position, Severity, Span, Step
from txlint.project import Project
from txlint.rules._base import Rule
from txlint.settings import Settings
from txlint.tree.syntax import Source

CODES = {
    "TX000": "internal-error",
    "TX001": "unparsable-file",
    "TX002": "unused-suppression",
    "TX003": "unknown-suppression",
    "TX101": "unawaited-commit",
    "TX201": "no-rollback-on-error",
    "TX202": "open-on-exit",
    "TX301": "connection-not-closed",
    "TX402": "blocking-while-open",
    "TX501": "unbounded-pool",
    "TX502": "no-connection-lifetime",
    "TX503": "no-idle-transaction-timeout",
}
OFF_BY_DEFAULT = ("TX502", "TX503")
_MARK = re.compile(r"report_(?P<code>TX\d{3})(?:_(?P<word>low|medium|note|error|fix|unsafe|path|crash|die))?\b")


def _rule(code: str, slug: str) -> Rule:
    attributes = {
        "code": code,
        "default": code not in OFF_BY_DEFAULT,
        "slug": slug,
        "severity": Severity.WARNING,
        "__doc__": f"Summary of {code}.\n\n    ## What it does\n    Reports {code}.\n    ",
    }
    return type("Fake", (Rule,), attributes)()


RULES = tuple(_rule(code, slug) for code, slug in CODES.items())


def rules_by_name() -> dict[str, Rule]:
    return {key: rule for rule in RULES for key in (rule.code, rule.slug)}


def analyse(source: Source, project: Project, settings: Settings, said: list[Finding] | None = None) -> list[Finding]:
    found = []
    for row, line in enumerate(source.lines, 1):
        if line.lstrip().startswith("import ") and (path := project.find(line.split()[1])):
            project.read(path)
        for match in _MARK.finditer(line):
            if match["word"] == "crash":
                raise RuntimeError("the stand-in was told to fail")
            if match["word"] == "die" and "analysing" in os.environ.get("TXLINT_FAKE", ""):
                os.kill(os.getpid(), signal.SIGSEGV)
            found.append(_finding(source.filename, row, match))
    return found


def _finding(filename: str, row: int, match: re.Match[str]) -> Finding:
    code, word = match["code"], match["word"]
    span = Span(Position(row, match.start() + 1), Position(row, match.end() + 1))
    fix = None
    if word in ("fix", "unsafe"):
        edit = Edit(span, "mended")
        fix = Fix("Mend it", (edit,), Applicability.SAFE if word == "fix" else Applicability.UNSAFE)
    return Finding(
        code,
        CODES[code],
        Severity(word) if word in ("note", "error") else Severity.WARNING,
        Confidence(word) if word in ("low", "medium") else Confidence.HIGH,
        f"message of {code}: 100% of it, in one line",
        filename,
        span,
        scope="function",
        anchor=" ".join(match.string.split()),
        path=(Step("begun here", filename, span), Step("left here", filename, span)) if word == "path" else (),
        fix=fix,
        help="Do better" if word == "path" else "",
    )


def replace_fix(finding: Finding, fix: Fix) -> Finding:
    return dataclasses.replace(finding, fix=fix)


def put_in_place(replace: Callable[[str, str, object], None]) -> None:
    """Replace the analysis and the registry of rules; `replace(module, name, value)` does it."""
    replace("txlint.analyse", "analyse", analyse)
    replace("txlint.rules", "all_rules", lambda: RULES)
    replace("txlint.rules", "rules_by_name", rules_by_name)


def run(
    *arguments: str, cwd: Path | str, stdin: bytes | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a module with the stand-in in place: `run("txlint", "check", ...)`."""
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
    return subprocess.run(
        [sys.executable, __file__, *arguments],
        cwd=cwd,
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        env={**clean, **(env or {})},
        timeout=120,
        check=False,
    )


def main(arguments: Sequence[str]) -> None:
    import importlib

    put_in_place(lambda module, name, value: setattr(importlib.import_module(module), name, value))
    sys.argv = list(arguments)
    runpy.run_module(arguments[0], run_name="__main__", alter_sys=False)


if __name__ == "__main__":
    main(sys.argv[1:])
