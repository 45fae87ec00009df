"""The settings of a run: one frozen value that every shell hands to `check`.

Reading them from files is `txlint.config`; which codes they switch on is decided by `Selection` alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from txlint.apis.names import names_in
from txlint.finding import Confidence, Severity
from txlint.pins import Versions
from txlint.prefilter import WORDS

if TYPE_CHECKING:
    import pathspec

DEFAULT_EXCLUDE = (
    ".bzr", ".direnv", ".eggs", ".git", ".git-rewrite", ".hg", ".ipynb_checkpoints", ".mypy_cache", ".nox", ".pants.d",
    ".pyenv", ".pytest_cache", ".pytype", ".ruff_cache", ".svn", ".tox", ".txlint_cache", ".venv", ".vscode",
    "__pypackages__", "_build", "buck-out", "dist", "node_modules", "site-packages", "venv",
)  # fmt: skip
CONTEXT_PATTERNS = (
    "**/tests/**", "**/test/**", "**/testing/**", "test_*.py", "*_test.py", "*_tests.py", "conftest.py",
    "examples/**", "docs/**", "**/migrations/**", "**/migrator/**", "**/alembic/**", "*_example.py", "*_sample.py",
    "*_ci.py",
)  # fmt: skip
"""Tests wherever they lie in the project, since helpers for them stand beside the code; what merely shows how a program
is used, at its root only. Scripts are none of that: they run, against real data more often than not."""

Api = Mapping[str, Any]


@dataclass(frozen=True)
class Settings:
    """All that configuration can say. Patterns are gitignore patterns.

    `base` is the folder that the patterns of the configuration are relative to, `root` the project root, which
    `context_patterns` are relative to; both are absolute paths, or "" where there is none.
    `api` holds the raw tables of [[tool.txlint.api]]; the API models validate them. `versions` are those of the
    libraries, by the project's own pins.
    """

    select: tuple[str, ...] = ("TX",)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    fixable: tuple[str, ...] = ("TX",)
    unfixable: tuple[str, ...] = ()
    exclude: tuple[str, ...] = DEFAULT_EXCLUDE
    extend_exclude: tuple[str, ...] = ()
    respect_gitignore: bool = True
    force_exclude: bool = False
    min_severity: Severity = Severity.WARNING
    min_confidence: Confidence = Confidence.MEDIUM
    context_patterns: tuple[str, ...] = CONTEXT_PATTERNS
    target_version: str = ""
    baseline: str = ""
    api: tuple[Api, ...] = field(default=(), hash=False)
    base: str = ""
    root: str = ""
    versions: Versions = ()

    @cached_property
    def digest(self) -> str:
        """Changes whenever a setting does that can change a verdict."""
        text = repr([(item.name, getattr(self, item.name)) for item in fields(self)])
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @cached_property
    def selection(self) -> Selection:
        return Selection(self)

    def may_fix(self, code: str) -> bool:
        """Whether the fixes of a rule are wanted: the longer entry wins, of equal ones `unfixable`."""
        wanted, unwanted = (tuple(map(_code, entries)) for entries in (self.fixable, self.unfixable))
        return _longest(wanted, code) > _longest(unwanted, code)

    @cached_property
    def words(self) -> frozenset[bytes]:
        """The prefilter's words, with the names of the project's own calls and types."""
        return WORDS | {name.encode() for name in names_in(self.api)}

    def in_context(self, filename: str) -> bool:
        """Whether the file is a test, an example, documentation or a migration."""
        return matches(self._context, filename, self.root)

    @cached_property
    def _context(self) -> pathspec.GitIgnoreSpec:
        return compile_patterns(self.context_patterns)


class Selection:
    """Decides whether a code is on for a file.

    The longest entry that is a prefix of the code wins; of a `select` and an `ignore` entry of equal length,
    `ignore`. Slugs stand for their code. A code that is off by default comes on only by an entry of `select` or
    `extend-select` that names at least its family: `TX5` or `TX503`, never `TX`.
    """

    def __init__(self, settings: Settings, off_by_default: Iterable[str] | None = None) -> None:
        self._on = tuple(_code(entry) for entry in (*settings.select, *settings.extend_select))
        self._off = tuple(_code(entry) for entry in settings.ignore)
        self._per_file = tuple(
            (compile_patterns((pattern,)), tuple(_code(code) for code in codes))
            for pattern, codes in settings.per_file_ignores
        )
        self._base = settings.base
        self._off_by_default = None if off_by_default is None else frozenset(off_by_default)

    def selects(self, code: str) -> bool:
        """Whether a code is asked for, be it ignored or not."""
        return self._strength(code) >= 0

    def _strength(self, code: str) -> int:
        on = self._on
        if self._is_off_by_default(code):
            on = tuple(entry for entry in on if len(entry) > len("TX"))
        return _longest(on, code)

    def is_on(self, code: str, filename: str = "") -> bool:
        if self._strength(code) <= _longest(self._off, code):
            return False
        return not any(
            _longest(codes, code) >= 0 and matches(spec, filename, self._base) for spec, codes in self._per_file
        )

    def _is_off_by_default(self, code: str) -> bool:
        if self._off_by_default is not None:
            return code in self._off_by_default
        from txlint.rules import rules_by_name

        rule = rules_by_name().get(code)
        return rule is not None and not rule.default


def _longest(entries: tuple[str, ...], code: str) -> int:
    return max((len(entry) for entry in entries if code.startswith(entry)), default=-1)


def _code(entry: str) -> str:
    """The code of a slug; codes and families stay as they are."""
    if entry.startswith("TX"):
        return entry
    from txlint.rules import rules_by_name

    rule = rules_by_name().get(entry)
    return rule.code if rule is not None else entry


def compile_patterns(patterns: Iterable[str]) -> pathspec.GitIgnoreSpec:
    import pathspec

    return pathspec.GitIgnoreSpec.from_lines([pattern.removeprefix("./") for pattern in patterns])


def matches(spec: pathspec.GitIgnoreSpec, filename: str, base: str) -> bool:
    """Whether a file is matched by its path relative to `base`, or by its name alone where it lies elsewhere.

    A relative `filename` (a display name) is taken as it stands; a final slash marks a folder.
    """
    path = filename.replace("\\", "/")
    top = base.replace("\\", "/").rstrip("/") + "/"
    if base and path.startswith(top):
        path = path[len(top) :]
    elif PurePath(filename).is_absolute():
        name = path.rstrip("/").rpartition("/")[2]
        path = name + "/" * path.endswith("/")
    return bool(path) and spec.match_file(path.removeprefix("./"))
