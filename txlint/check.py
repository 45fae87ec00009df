"""One file in, its findings out: the function that every shell calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from txlint import collector
from txlint.finding import Confidence, Finding, Position, Severity, Span
from txlint.prefilter import is_candidate
from txlint.project import LoneFile, Project
from txlint.settings import Settings
from txlint.suppress import Suppressions

_LONE_FILE = LoneFile()


def check(
    data: bytes, filename: str, settings: Settings, project: Project = _LONE_FILE, *, noqa: bool = True
) -> list[Finding]:
    """The findings of one file, sorted by place.

    `filename` is absolute, or a display name that is matched against patterns as it stands. With `noqa` false no
    `# noqa` is honoured and no suppression is judged: flake8 owns those. Never raises: a file without syntax tree
    is TX001, a failure of txlint itself TX000.
    """
    return _check(data, filename, settings, project, noqa, None, None).findings


class Checked(NamedTuple):
    """The findings of one file, what its analysis found in other files (raw, nothing is filtered yet), and what its
    functions say, as callers, about findings in those that they call."""

    findings: list[Finding]
    elsewhere: list[Finding]
    said: list[Finding]


def check_whole(
    data: bytes,
    filename: str,
    settings: Settings,
    project: Project = _LONE_FILE,
    *,
    noqa: bool = True,
    candidate: bool | None = None,
) -> Checked:
    """The same for a run over a whole project, in which defects of a file are seen from files that use it.

    `candidate` is what the prefilter said, where it was asked already.
    """
    return _check(data, filename, settings, project, noqa, candidate, [])


def _check(
    data: bytes,
    filename: str,
    settings: Settings,
    project: Project,
    noqa: bool,
    candidate: bool | None,
    said: list[Finding] | None,
) -> Checked:
    try:
        if candidate is None:
            candidate = is_candidate(data, settings.words)
        found = _analyse(data, filename, settings, project, said) if candidate else []
        here = [item for item in found if item.filename == filename]
        elsewhere = [item for item in found if item.filename != filename]
        if settings.in_context(filename):
            elsewhere = [lowered(item) for item in elsewhere]
            said = None  # a test leaves open what it likes
        return Checked(_shown(here, data, filename, settings, noqa), elsewhere, said or [])
    except Exception as error:
        return Checked([internal_error(filename, error)], [], [])


def admitted(found: Sequence[Finding], data: bytes, settings: Settings, *, noqa: bool) -> list[Finding]:
    """What settings and suppressions of their own file leave of findings that were made elsewhere."""
    shown = _shown(list(found), data, found[0].filename, settings, noqa) if found else []
    return [item for item in shown if not item.code.startswith("TX0")]


def _shown(found: list[Finding], data: bytes, filename: str, settings: Settings, noqa: bool) -> list[Finding]:
    suppressions = Suppressions.of(data, filename, noqa=noqa, found=bool(found))
    if not found and suppressions is None:
        return []
    is_on = settings.selection.is_on
    found = [item for item in found if is_on(item.code, filename)]
    if settings.in_context(filename):
        found = [lowered(item) for item in found]
    if suppressions is not None:
        # What is too weak to be shown still gives a suppression its use.
        found = suppressions.apply(found, lambda code: is_on(code, filename))
    shown = [
        item
        for item in found
        if item.severity.at_least(settings.min_severity) and item.confidence.at_least(settings.min_confidence)
    ]
    shown = [replace(item, fix=None) if item.fix and not settings.may_fix(item.code) else item for item in shown]
    return sorted(shown, key=lambda item: item.sort_key)


def _analyse(
    data: bytes, filename: str, settings: Settings, project: Project, said: list[Finding] | None
) -> list[Finding]:
    from txlint.tree.syntax import Unparsable, parse

    with collector.paused():
        try:
            source = parse(data, filename)
        except Unparsable as why:
            return [unparsable(filename, why.reason, why.row, why.column)]
        from txlint.analyse import analyse

        try:
            return analyse(source, project, settings, said)
        except Exception as error:
            return [internal_error(filename, error)]


def lowered(finding: Finding) -> Finding:
    """A finding as it counts in tests, examples and migrations."""
    if finding.code.startswith("TX0"):
        return finding
    return replace(finding, confidence=finding.confidence.in_context(finding.slight))


def unparsable(filename: str, reason: str, row: int = 1, column: int = 1) -> Finding:
    """TX001: the file cannot be read or parsed."""
    return _tool_finding("TX001", "unparsable-file", Severity.ERROR, reason, filename, row, column)


def internal_error(filename: str, error: BaseException | str) -> Finding:
    """TX000: txlint failed; `error` says how."""
    what = error if isinstance(error, str) else " ".join(f"{type(error).__name__}: {error}".split())
    message = f"txlint failed on this file ({what}): please report it, the other files were checked"
    return _tool_finding("TX000", "internal-error", Severity.WARNING, message, filename, 1, 1)


def _tool_finding(
    code: str, name: str, severity: Severity, message: str, filename: str, row: int, column: int
) -> Finding:
    span = Span(Position(row, column), Position(row, column))
    return Finding(code, name, severity, Confidence.HIGH, message, filename, span)
