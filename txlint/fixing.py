"""`--fix`, `--diff` and `--add-noqa` over the files of a run."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from txlint.check import internal_error
from txlint.config import ConfigError
from txlint.finding import Finding, Fix
from txlint.fix import ChangedMeanwhile, Mended, apply, diff, encoded_like, mend, write
from txlint.report import relative_to
from txlint.source import read
from txlint.suppress import adding_edits
from txlint.tree.syntax import Unparsable, decode

if TYPE_CHECKING:
    from txlint.checking import Run

_LIKE_A_CODE = re.compile(r"[A-Za-z]+[0-9]+(?:[,\s]|$)")


@dataclass(slots=True)
class Fixed:
    """What fixing did: which findings are mended, and which are left to report."""

    mended: list[Finding] = field(default_factory=list)
    left: list[Finding] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.mended)


def fix_files(run: Run, findings: Iterable[Finding]) -> Fixed:
    """Mend the files of `findings`: written back, printed as a diff, or for standard input printed whole."""
    by_file = _by_file(findings)
    if run.args.paths == ["-"]:
        by_file = by_file or {next(iter(run.texts), "-"): []}
    fixed = Fixed()
    for filename, found in by_file.items():
        fixable = any(item.fix is not None and item.fix.applies(unsafe=run.args.unsafe_fixes) for item in found)
        is_stdin = filename in run.texts
        if not fixable and not (is_stdin and not run.args.diff):
            fixed.left += found
            continue
        try:
            before = run.texts[filename] if is_stdin else read(filename)
            mended = _mend(run, filename, before)
            _put(run, filename, before, mended, is_stdin=is_stdin)
        except (OSError, ChangedMeanwhile) as error:
            fixed.left += [*found, internal_error(filename, f"the fix could not be written: {error}")]
            continue
        fixed.mended += mended.fixed
        fixed.left += mended.left
    fixed.left.sort(key=lambda finding: finding.sort_key)
    return fixed


def _by_file(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.filename, []).append(finding)
    return by_file


def _mend(run: Run, filename: str, before: bytes) -> Mended:
    return mend(
        before,
        filename,
        run.settings_of(filename),
        run.project_of(filename),
        unsafe=run.args.unsafe_fixes,
        noqa=not run.args.ignore_noqa,
        shown=lambda found: run.unknown(found, [filename]),
    )


def _put(run: Run, filename: str, before: bytes, mended: Mended, *, is_stdin: bool) -> None:
    if run.args.diff:
        sys.stdout.write(diff(before, mended.data, relative_to(filename, run.cwd)))
    elif is_stdin:
        sys.stdout.buffer.write(mended.data)
        sys.stdout.flush()
        run.texts[filename] = mended.data
    elif mended.data != before:
        write(filename, before, mended.data)


def listing(mended: Sequence[Finding], cwd: str) -> str:
    """What was mended, by file and rule, for people."""
    lines = []
    for filename, found in _by_file(mended).items():
        lines.append(f"{relative_to(filename, cwd)}:\n")
        counts = Counter((item.code, item.name) for item in found)
        lines += [f"  {number} x {code} ({name})\n" for (code, name), number in sorted(counts.items())]
    return "".join(lines)


def require_reason(reason: str) -> None:
    """Raises ConfigError for a reason that would be read as something else."""
    if _LIKE_A_CODE.match(reason) or "#" in reason or "\n" in reason:
        raise ConfigError(f"--add-noqa: {reason!r} would be read as codes or another comment: begin with a plain word")


def add_noqa(run: Run, findings: Iterable[Finding], reason: str) -> int:
    """Hide findings by a comment on their lines, and give their number; what says that txlint failed stays."""
    hidden = 0
    for filename, found in _by_file(findings).items():
        places = [(item.span.start.row, item.code) for item in found if not item.code.startswith("TX0")]
        if not places:
            continue
        try:
            before = read(filename)
            text = decode(before)
            edits, number = adding_edits(text, places, reason)
            after = encoded_like(apply(text, [Fix("Hide it", (edit,)) for edit in edits])[0], before)
            if after is None:
                raise ConfigError(f"--add-noqa: the encoding of {filename} cannot say {reason!r}")
            write(filename, before, after)
        except (OSError, Unparsable, ChangedMeanwhile) as error:
            raise ConfigError(f"{filename}: the comments cannot be written: {error}") from None
        hidden += number
    return hidden
