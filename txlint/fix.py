"""Applying fixes to the text of a file: whole fixes only, none over another, until nothing is left to mend."""

from __future__ import annotations

import contextlib
import difflib
import os
import re
import tempfile
import tokenize
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations

from txlint.check import check, internal_error
from txlint.finding import Edit, Finding, Fix, Position
from txlint.project import Project
from txlint.settings import Settings
from txlint.tree.syntax import Unparsable, decode, parse

_MOST_PASSES = 20
_GENERATED = re.compile(rb"^#.*@generated\b", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Mended:
    """A file after fixing: its bytes, how many findings were mended, and what is left to report."""

    data: bytes
    count: int
    left: list[Finding]


def apply(text: str, fixes: Sequence[Fix]) -> tuple[str, int]:
    """`text` with as many fixes as fit together, and their number.

    A fix is applied whole or not at all; one that touches a place that an earlier one changes is left out, but an
    edit that an earlier fix has made already (the same import) is shared.
    """
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    end_of_line = _usual_end(text)
    taken: list[tuple[int, int, str]] = []
    count = 0
    for fix in sorted(
        fixes, key=lambda fix: min((edit.span.start for edit in fix.edits), default=Position(0, 0))
    ):
        edits = [_offsets(edit, starts, len(text), end_of_line) for edit in fix.edits]
        new = [edit for edit in dict.fromkeys(edits) if edit not in taken]
        if not new or any(_collide(one, other) for one in new for other in taken):
            continue
        if any(_collide(one, other) for one, other in combinations(new, 2)):
            continue  # a fix that contradicts itself
        taken += new
        count += 1
    for start, end, content in sorted(taken, reverse=True):
        text = text[:start] + content + text[end:]
    return text, count


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

    A result that can no longer be parsed is thrown away: the file stays as it was, with a TX000.
    """
    findings = shown(check(data, filename, settings, project, noqa=noqa))
    original, first, total = data, findings, 0
    for _ in range(_MOST_PASSES):
        fixes = [item.fix for item in findings if item.fix is not None and item.fix.applies(unsafe=unsafe)]
        if not fixes or not _may_be_changed(data):
            break
        text, count = apply(decode(data), fixes)
        changed = _encode(text, data)
        if not count or changed is None or changed == data:
            break
        try:
            parse(changed, filename)
        except Unparsable as why:
            problem = f"a fix made the file unparsable ({why.reason}), so the file was left as it was"
            return Mended(original, 0, [*first, internal_error(filename, problem)])
        data = changed
        total += count
        findings = shown(check(data, filename, settings, project, noqa=noqa))
    return Mended(data, total, findings)


def _may_be_changed(data: bytes) -> bool:
    """Generated files and such with lone carriage returns, where places in the text are doubtful, are left alone."""
    if _GENERATED.search(data) or re.search(rb"\r(?!\n)", data):
        return False
    try:
        decode(data)
    except Unparsable:
        return False
    return True


def _encode(text: str, data: bytes) -> bytes | None:
    """`text` in the encoding of the file, None where that cannot say it."""
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
    mode = os.stat(target).st_mode & 0o7777
    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".txlint-")
    try:
        with open(handle, "wb") as file:
            file.write(after)
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


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
