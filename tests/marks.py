"""The expectations that stand in case files, on the line they are about.

`# expect: TX201,TX202`: the line must be reported, with one of these codes (the first is the right one).
`# allow: TX5`: reports with these codes, or of this family, are neither asked nor wrong.
`# todo: TX201`: a known missed alarm; the test fails when it is reported, so that the mark becomes `expect`.
Settings (TX5) are judged on lines that have such marks only: many an engine lacks a lifetime.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_MARK = re.compile(r"#\s*(expect|allow|todo):\s*(TX\d+(?:\s*,\s*TX\d+)*)")
_JUDGED_WHERE_MARKED = "TX5"


@dataclass(frozen=True)
class Marks:
    """What the lines of one file ask for: row to codes."""

    expect: dict[int, tuple[str, ...]]
    allow: dict[int, tuple[str, ...]]
    todo: dict[int, tuple[str, ...]]

    @classmethod
    def of(cls, text: str) -> Marks:
        rows: dict[str, dict[int, tuple[str, ...]]] = {"expect": {}, "allow": {}, "todo": {}}
        for number, line in enumerate(text.splitlines(), 1):
            for kind, codes in _MARK.findall(line):
                rows[kind][number] = tuple(code.strip() for code in codes.split(","))
        return cls(**rows)

    def complaints(self, reports: Iterable[tuple[int, str]]) -> list[str]:
        """Where the reports, as (row, code), differ from the marks."""
        found: dict[int, set[str]] = {}
        for row, code in reports:
            found.setdefault(row, set()).add(code)
        wrong = []
        for row, codes in self.expect.items():
            if not found.get(row, set()) & set(codes):
                got = ", ".join(sorted(found.get(row, ()))) or "nothing"
                wrong.append((row, f"missed alarm: {' or '.join(codes)} expected, {got} reported"))
        for row, codes in self.todo.items():
            if found.get(row, set()) & set(codes):
                wrong.append((row, f"{codes[0]} is found now: make the mark '# expect: {codes[0]}'"))
        for row, reported in found.items():
            asked = self.expect.get(row, ()) + self.todo.get(row, ())
            known = asked + self.allow.get(row, ())
            wrong += [
                (row, f"false alarm: {code}")
                for code in sorted(reported)
                if not code.startswith(known)
                and (code[:3] != _JUDGED_WHERE_MARKED or any(one[:3] == _JUDGED_WHERE_MARKED for one in asked))
            ]
        return [f"line {row}: {text}" for row, text in sorted(wrong)]
