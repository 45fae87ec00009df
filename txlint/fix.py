"""Applying fixes to the text of a file: whole fixes only, none over another, until nothing is left to mend."""

from __future__ import annotations

import contextlib
import difflib
import os
import re
import tokenize
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations

from txlint.check import check, internal_error
from txlint.finding import Edit, Finding, Fix, Position
from txlint.project import Project
from txlint.replacing import replace_file
from txlint.settings import Settings
from txlint.tree.syntax import Unparsable, decode, parse

_MOST_PASSES = 20
_MOST_FAILURES = 60
_GENERATED = re.compile(rb"^#.*@generated\b", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Mended:
    """A file after fixing: its bytes, the findings that were mended, and what is left to report."""

    data: bytes
    fixed: list[Finding]
    left: list[Finding]

    @property
    def count(self) -> int:
        return len(self.fixed)


def apply(text: str, fixes: Sequence[Fix]) -> tuple[str, int]:
    """`text` with as many fixes as fit together, and their number.

    A fix is applied whole or not at all; one that touches a place that an earlier one changes is left out, but an
    edit that an earlier fix has made already (the same import) is shared.
    """
    text, taken = _applied(text, fixes)
    return text, len(taken)


def _applied(text: str, fixes: Sequence[Fix]) -> tuple[str, list[int]]:
    """The same, with the indices of the fixes that were applied."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    end_of_line = _usual_end(text)
    taken: list[tuple[int, int, str]] = []
    used: list[int] = []
    places = [min((edit.span.start for edit in fix.edits), default=Position(0, 0)) for fix in fixes]
    for index in sorted(range(len(fixes)), key=places.__getitem__):
        edits = [_offsets(edit, starts, len(text), end_of_line) for edit in fixes[index].edits]
        new = [edit for edit in dict.fromkeys(edits) if edit not in taken]
        if not new or any(_collide(one, other) for one in new for other in taken):
            continue
        if any(_collide(one, other) for one, other in combinations(new, 2)):
            continue  # a fix that contradicts itself
        taken += new
        used.append(index)
    for start, end, content in sorted(taken, reverse=True):
        text = text[:start] + content + text[end:]
    return text, used


def _offsets(edit: Edit, starts: Sequence[int], length: int, end_of_line: str) -> tuple[int, int, str]:
    def offset(position: Position) -> int:
        if position.row > len(starts):
            return length
        return min(starts[position.row - 1] + position.column - 1, length)

    return offset(edit.span.start), offset(edit.span.end), edit.content.replace("\n", end_of_line)


def _collide(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    if one[0] == other[0]:
        return True  # also two insertions at one point: their order would be a guess
    return one[0] < other[1] and other[0] < one[1]


def _usual_end(text: str) -> str:
    return "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"


def mend(
    data: bytes,
    filename: str,
    settings: Settings,
    project: Project,
    *,
    unsafe: bool = False,
    noqa: bool = True,
    shown: Callable[[list[Finding]], list[Finding]] = lambda findings: findings,
) -> Mended:
    """Check and fix a file until no fix applies; `shown` takes out findings that are not to be mended.

    Safe fixes come first. An unsafe one must lessen what is found, and bring nothing new, or it is taken back. A
    result that can no longer be parsed is thrown away: the file stays as it was, with a TX000.
    """

    def checked(data: bytes) -> list[Finding]:
        return shown(check(data, filename, settings, project, noqa=noqa))

    findings = checked(data)
    original, first = data, findings
    fixed: list[Finding] = []
    refused: set[str] = set()
    passes, failures, most = 0, 0, len(findings)
    while passes < _MOST_PASSES and failures < _MOST_FAILURES:
        ready = [item for item in findings if _applies(item, unsafe=False)]
        is_safe = bool(ready)
        if unsafe and not is_safe:
            ready = [item for item in findings if _applies(item, unsafe=True) and item.fingerprint not in refused]
            ready = ready[:most]
        if not ready or not _may_be_changed(data):
            break
        text, used = _applied(decode(data), [item.fix for item in ready if item.fix is not None])
        changed = encoded_like(text, data)
        if changed is None or (is_safe and changed == data):
            break
        try:
            parse(changed, filename)
        except Unparsable as why:
            problem = f"a fix made the file unparsable ({why.reason}), so the file was left as it was"
            return Mended(original, [], [*first, internal_error(filename, problem)])
        after = findings if changed == data else checked(changed)
        if not is_safe and not _is_better(findings, after, [ready[index].code for index in used]):
            failures += 1
            if len(ready) == 1:
                refused.add(ready[0].fingerprint)
            most = max(1, len(ready) // 2)  # which of them is to blame?
            continue
        data, findings, most = changed, after, len(findings)
        passes += 1
        fixed += [ready[index] for index in used]
    return Mended(data, fixed, findings)


def _applies(finding: Finding, *, unsafe: bool) -> bool:
    return finding.fix is not None and finding.fix.applies(unsafe=unsafe)


def _is_better(before: Sequence[Finding], after: Sequence[Finding], fixed: Sequence[str]) -> bool:
    """Whether every fix has made its finding go, and nothing has come but what was outweighed by one of them."""
    from txlint.analyse import ORDER

    old, new = (Counter(item.code for item in findings) for findings in (before, after))
    if any(new[code] > old[code] - count for code, count in Counter(fixed).items()):
        return False
    first = min((ORDER.index(code) for code in fixed if code in ORDER), default=len(ORDER))
    return all(code in ORDER[first + 1 :] for code in new - old)


def _may_be_changed(data: bytes) -> bool:
    """Generated files and such with lone carriage returns, where places in the text are doubtful, are left alone."""
    if _GENERATED.search(data) or re.search(rb"\r(?!\n)", data):
        return False
    try:
        decode(data)
    except Unparsable:
        return False
    return True


def encoded_like(text: str, data: bytes) -> bytes | None:
    """`text` in the encoding of a file, None where that cannot say it."""
    encoding, _ = tokenize.detect_encoding(BytesIO(data).readline)
    with contextlib.suppress(UnicodeEncodeError):
        return text.encode(encoding)  # 'utf-8-sig' writes the byte order mark again
    return None


class ChangedMeanwhile(Exception):
    """The file is no longer what was read."""


def write(filename: str, before: bytes, after: bytes) -> None:
    """Replace a file in one step, with its mode; raises OSError or ChangedMeanwhile."""
    target = os.path.realpath(filename)
    with open(target, "rb") as file:
        if file.read() != before:
            raise ChangedMeanwhile(filename)
    replace_file(target, after, os.stat(target).st_mode & 0o7777)


def diff(before: bytes, after: bytes, name: str) -> str:
    """A unified diff that `patch` and `git apply` read; "" where nothing differs."""
    old, new = (_diff_lines(data) for data in (before, after))
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in difflib.unified_diff(old, new, f"a/{name}", f"b/{name}")
    )


def _diff_lines(data: bytes) -> list[str]:
    """Split at LF only, as `patch` does, and with the byte order mark."""
    mark = "\ufeff" if data.startswith(b"\xef\xbb\xbf") else ""
    return [line for line in re.split(r"(?<=\n)", mark + decode(data)) if line]
