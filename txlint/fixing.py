"""`--fix` and `--diff` over the files of a run."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from txlint.baseline import Baseline
from txlint.check import internal_error
from txlint.finding import Finding
from txlint.fix import ChangedMeanwhile, Mended, diff, mend, write
from txlint.report import relative_to
from txlint.source import read

if TYPE_CHECKING:
    from txlint.checking import Run


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixing did: how many findings are mended, and which are left to report."""

    count: int
    left: list[Finding]


def fix_files(run: Run, findings: Iterable[Finding], baseline: Baseline | None) -> Fixed:
    """Mend the files of `findings`: written back, printed as a diff, or for standard input printed whole."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.filename, []).append(finding)
    if run.args.paths == ["-"]:
        by_file = by_file or {next(iter(run.texts), "-"): []}
    total = 0
    left: list[Finding] = []
    for filename, found in by_file.items():
        fixable = any(
            item.fix is not None and item.fix.applies(unsafe=run.args.unsafe_fixes) for item in found
        )
        is_stdin = filename in run.texts
        if not fixable and not (is_stdin and not run.args.diff):
            left += found
            continue
        try:
            before = run.texts[filename] if is_stdin else read(filename)
            mended = _mend(run, filename, before, baseline)
            _put(run, filename, before, mended, is_stdin=is_stdin)
        except (OSError, ChangedMeanwhile) as error:
            left += [*found, internal_error(filename, f"the fix could not be written: {error}")]
            continue
        total += mended.count
        left += mended.left
    return Fixed(total, sorted(left, key=lambda finding: finding.sort_key))


def _mend(run: Run, filename: str, before: bytes, baseline: Baseline | None) -> Mended:
    def shown(found: list[Finding]) -> list[Finding]:
        return found if baseline is None else baseline.split(found, [filename]).new

    return mend(
        before,
        filename,
        run.settings_of(filename),
        run.project_of(filename),
        unsafe=run.args.unsafe_fixes,
        noqa=not run.args.ignore_noqa,
        shown=shown,
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
