"""Output formats: one module each, found by its name, that offers `render(findings, context) -> str`."""

from __future__ import annotations

import importlib
import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from txlint.finding import Finding

# The names on the command line and the modules behind them.
FORMATS = {
    "full": "full",
    "concise": "concise",
    "grouped": "grouped",
    "json": "json",
    "json-lines": "json_lines",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "pylint": "pylint",
    "rdjson": "rdjson",
}


@dataclass(frozen=True)
class Context:
    """What a format may know beyond the findings.

    `cwd` is the folder that shown paths are relative to. `root` gives the project root of a file, which
    fingerprints are relative to. `read` gives the text of a file, None where it is gone. `color` asks for colours,
    `unsafe` counts unsafe fixes as available. `width` is that of the terminal in columns, 0 for output that goes
    elsewhere.
    """

    cwd: str
    root: Callable[[str], str] = field(default=lambda _: "")
    read: Callable[[str], str | None] = field(default=lambda _: None)
    color: bool = False
    unsafe: bool = False
    width: int = 0

    def shown(self, filename: str) -> str:
        """The path as people want to read it: relative to `cwd` where it lies under it, with forward slashes."""
        return relative_to(filename, self.cwd)

    def fingerprint(self, finding: Finding) -> str:
        return finding.fingerprint_in(self.root(finding.filename))


class Sources:
    """The lines of the files that the findings name, each read once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._lines: dict[str, list[str]] = {}

    def lines(self, filename: str) -> list[str]:
        """Without line ends; none for a file that cannot be read."""
        if filename not in self._lines:
            text = self._context.read(filename)
            folded = (text or "").replace("\r\n", "\n").replace("\r", "\n")
            self._lines[filename] = folded.split("\n") if text else []
        return self._lines[filename]


def numbered(fingerprints: Sequence[str]) -> list[str]:
    """Fingerprints made unique: the second of two equal ones gets `:2`."""
    seen: Counter[str] = Counter()
    unique = []
    for fingerprint in fingerprints:
        seen[fingerprint] += 1
        unique.append(fingerprint if seen[fingerprint] == 1 else f"{fingerprint}:{seen[fingerprint]}")
    return unique


def relative_to(filename: str, base: str) -> str:
    """`filename` relative to `base` where it lies under it, else unchanged; with forward slashes."""
    if base and filename.startswith(base.rstrip(os.sep) + os.sep):
        filename = filename[len(base.rstrip(os.sep)) + 1 :]
    return filename.replace(os.sep, "/")


def render(name: str, findings: Sequence[Finding], context: Context) -> str:
    """The whole output in the format `name` (a key of FORMATS), with its final line end; "" for nothing to say."""
    module = importlib.import_module(f"{__name__}.{FORMATS[name]}")
    text: str = module.render(findings, context)
    return text
