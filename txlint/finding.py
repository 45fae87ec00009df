"""What txlint reports: a finding, its place, the path that leads to it and the edits that mend it.

Rows and columns are 1-based and count code points; an end is exclusive.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum

DOCS = "https://txlint.readthedocs.io/rules"


def rule_url(slug: str) -> str:
    """The documentation page of a rule."""
    return f"{DOCS}/{slug}/"


class _Ordered(Enum):
    """An enumeration whose members are ordered from the weakest to the strongest."""

    @property
    def rank(self) -> int:
        return list(type(self)).index(self)

    def at_least(self, other: _Ordered) -> bool:
        return self.rank >= other.rank


class Severity(_Ordered):
    """How much harm the defect does when it happens."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


class Confidence(_Ordered):
    """How sure the analysis is that the report is right."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    def lowered(self) -> Confidence:
        """One step down, at least LOW."""
        return list(Confidence)[max(0, self.rank - 1)]

    def in_context(self, slight: bool) -> Confidence:
        """As it counts in tests, examples and migrations: what matters only under load counts for less still."""
        return self.lowered().lowered() if slight else self.lowered()

    def at_most(self, *bounds: Confidence) -> Confidence:
        """This one, or the least of its bounds where that is less."""
        return min((self, *bounds), key=lambda c: c.rank)

    def raised(self) -> Confidence:
        """One step up, at most HIGH."""
        return list(Confidence)[min(len(Confidence) - 1, self.rank + 1)]


@dataclass(frozen=True, slots=True, order=True)
class Position:
    row: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    start: Position
    end: Position


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the leaking path: what happens there, and where."""

    message: str
    filename: str
    span: Span


class Applicability(Enum):
    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replaces the text of `span` by `content`; an empty span inserts."""

    span: Span
    content: str


@dataclass(frozen=True, slots=True)
class Fix:
    message: str
    edits: tuple[Edit, ...]
    applicability: Applicability = Applicability.UNSAFE

    def applies(self, *, unsafe: bool) -> bool:
        """Whether `--fix` applies it, with `unsafe` also where the meaning may change."""
        if self.applicability is Applicability.UNSAFE:
            return unsafe
        return self.applicability is Applicability.SAFE


@dataclass(frozen=True, slots=True)
class Finding:
    """One report.

    `scope` is the dotted name of the enclosing function ("" at module level), `anchor` the source text of the
    reported statement with white space folded: with the code they make the fingerprint, which survives moved lines.
    """

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    filename: str
    span: Span
    scope: str = ""
    anchor: str = ""
    path: tuple[Step, ...] = ()
    fix: Fix | None = None
    help: str = ""
    slight: bool = False
    """The harm is that of a program that serves or goes on: tests, examples and migrations lower it by two steps."""

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        return (self.filename, self.span.start.row, self.span.start.column, self.code, self.message)

    @property
    def fingerprint(self) -> str:
        """A stable identity without line numbers: 16 hexadecimal digits."""
        return self.fingerprint_in("")

    def fingerprint_in(self, root: str) -> str:
        """The fingerprint with the path taken relative to the folder `root`: the same on every machine."""
        path = self.filename.replace("\\", "/")
        if root:
            path = path.removeprefix(root.replace("\\", "/").rstrip("/") + "/")
        text = "\0".join((self.code, path, self.scope, self.anchor))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
