"""Verdicts kept between runs in `.txlint_cache/`, by content: of clean files, too, since most files are clean.

A verdict holds while the file, txlint, the settings and every module that the analysis asked for are unchanged.
One JSON file holds them all; it is read once and replaced in one step, so that of two runs at the same time one
loses its additions and neither sees half a file. Whatever cannot be read is treated as absent.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from txlint import __version__
from txlint.finding import (
    Applicability,
    Confidence,
    Edit,
    Finding,
    Fix,
    Position,
    Severity,
    Span,
    Step,
)
from txlint.project import Project
from txlint.replacing import replace_file

FOLDER = ".txlint_cache"
_MOST_ENTRIES = 50_000
_MONTH = 30 * 24 * 3600  # seconds
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder holds txlint's cache and can be deleted.\n"


@dataclass(frozen=True, slots=True)
class Asked:
    """Modules that a verdict rests on, and a digest of where each was found and of what it held."""

    modules: tuple[str, ...] = ()
    state: str = ""

    @classmethod
    def now(cls, modules: Iterable[str], project: Project, known: dict[str, str | None] | None = None) -> Asked:
        """The state as it is; `known` keeps digests by file, for those who ask about many verdicts at one time."""
        known = {} if known is None else known
        names = tuple(sorted(modules))
        parts = []
        for name in names:
            path = project.find(name)
            if path is not None and path not in known:
                data = project.read(path)
                known[path] = None if data is None else digest(data)
            parts.append((name, path, None if path is None else known[path]))
        return cls(names, digest(repr(parts).encode("utf-8", "surrogatepass")) if parts else "")


class Recorder:
    """Passes a project on and keeps which modules it was asked for."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._modules: set[str] = set()

    def module_name(self, filename: str) -> str:
        return self._project.module_name(filename)

    def find(self, module: str) -> str | None:
        self._modules.add(module)
        return self._project.find(module)

    def read(self, filename: str) -> bytes | None:
        return self._project.read(filename)

    @property
    def asked(self) -> Asked:
        return Asked.now(self._modules, self._project)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


class Cache:
    """The verdicts of one cache folder; `folder` None keeps nothing."""

    def __init__(self, folder: str | None) -> None:
        self._file = None if folder is None else os.path.join(folder, _file_name())
        self._entries: dict[str, Any] = _load(self._file)
        self._changed = False
        self._known: dict[str, str | None] = {}
        """Digests by file, as they are in this run."""

    def seen(self, filename: str, data: bytes) -> None:
        """A file as it was read in this run: verdicts on others may rest on it, and need not read it again."""
        self._known[filename] = digest(data)

    def get(self, key: str, data: bytes, project: Project) -> list[Finding] | None:
        """The verdict on a file, None where there is none that still holds."""
        entry = self._entries.get(key)
        try:
            if entry is None or entry["digest"] != digest(data):
                return None
            if Asked.now(entry["modules"], project, self._known).state != entry["state"]:
                return None
            return [_finding(item) for item in entry["findings"]]
        except (KeyError, TypeError, ValueError, AttributeError):
            return None

    def elsewhere(self, key: str) -> list[Finding]:
        """What the verdict that `get` gave says about other files."""
        return [_finding(item) for item in self._entries[key]["elsewhere"]]

    def said(self, key: str) -> list[Finding]:
        """What the functions of the file said about those that they call."""
        return [_finding(item) for item in self._entries[key]["said"]]

    def put(
        self,
        key: str,
        data: bytes,
        findings: list[Finding],
        asked: Asked,
        elsewhere: Sequence[Finding] = (),
        said: Sequence[Finding] = (),
    ) -> None:
        self._changed = True
        self._entries.pop(key, None)  # what was used last stands last
        self._entries[key] = {
            "digest": digest(data),
            "modules": list(asked.modules),
            "state": asked.state,
            "findings": [_plain(finding) for finding in findings],
            "elsewhere": [_plain(finding) for finding in elsewhere],
            "said": [_plain(finding) for finding in said],
        }

    def save(self) -> None:
        """Write the verdicts; a folder that cannot be written is no error."""
        if self._file is None or not self._changed:
            return
        kept = dict(list(self._entries.items())[-_MOST_ENTRIES:])
        folder = os.path.dirname(self._file)
        with contextlib.suppress(OSError):
            os.makedirs(folder, exist_ok=True)
            _write_once(os.path.join(folder, ".gitignore"), "# txlint's own\n*\n")
            _write_once(os.path.join(folder, "CACHEDIR.TAG"), _TAG)
            replace_file(self._file, json.dumps(kept, separators=(",", ":")).encode("utf-8", "surrogatepass"))
            _remove_forgotten(folder)


def _remove_forgotten(folder: str) -> None:
    """What other versions of txlint left and has not been written for a month."""
    for path in Path(folder).glob("*.json"):
        if path.stat().st_mtime < time.time() - _MONTH:
            path.unlink()


def _write_once(path: str, text: str) -> None:
    if not os.path.exists(path):
        Path(path).write_text(text, encoding="utf-8")


def _load(path: str | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        entries = json.loads(Path(path).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return entries if isinstance(entries, dict) else {}


@cache
def _file_name() -> str:
    """Named after all that makes up the tool: its version and files, Python, and LibCST as it is installed."""
    package = Path(__file__).parent
    files = sorted(path for suffix in ("*.py", "*.toml") for path in package.rglob(suffix))
    parser = find_spec("libcst")  # its metadata would say the version, but takes longer to import than this run
    if parser is not None and parser.origin is not None:
        files.append(Path(parser.origin).parent)
    state = [(str(path), (stat := path.stat()).st_mtime_ns, stat.st_size) for path in files]
    made_of = repr((__version__, sys.version_info[:3], state))
    return f"{__version__}-{hashlib.sha256(made_of.encode()).hexdigest()[:12]}.json"


def _plain(finding: Finding) -> dict[str, Any]:
    fix = finding.fix
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "filename": finding.filename,
        "span": _numbers(finding.span),
        "scope": finding.scope,
        "anchor": finding.anchor,
        "path": [[step.message, step.filename, _numbers(step.span)] for step in finding.path],
        "fix": None
        if fix is None
        else [
            fix.message,
            fix.applicability.value,
            [[_numbers(edit.span), edit.content] for edit in fix.edits],
        ],
        "help": finding.help,
        "slight": finding.slight,
    }


def _finding(item: dict[str, Any]) -> Finding:
    fix = None
    if item["fix"] is not None:
        message, applicability, edits = item["fix"]
        parts = tuple(Edit(_span(numbers), content) for numbers, content in edits)
        fix = Fix(message, parts, Applicability(applicability))
    return Finding(
        **{
            **item,
            "severity": Severity(item["severity"]),
            "confidence": Confidence(item["confidence"]),
            "span": _span(item["span"]),
            "path": tuple(Step(message, filename, _span(numbers)) for message, filename, numbers in item["path"]),
            "fix": fix,
        }
    )


def _numbers(span: Span) -> list[int]:
    return [span.start.row, span.start.column, span.end.row, span.end.column]


def _span(numbers: list[int]) -> Span:
    row, column, end_row, end_column = numbers
    return Span(Position(row, column), Position(end_row, end_column))
