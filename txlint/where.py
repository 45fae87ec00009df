"""Where in a configuration file something stands, for messages about it: the TOML parser keeps no positions."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from txlint.apis.reader import Place

_HEADER = re.compile(r"\s*\[+\s*(?:tool\.txlint\.)?([\w.\"'-]+)\s*\]+")
_TOKEN = re.compile(r"""\"\"\".*?\"\"\"|'''.*?'''|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|\#[^\n]*|[\[\]{}]""", re.DOTALL)


class Where:
    """Names `file:line` for the keys of one configuration file."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text
        self._lines = text.splitlines()

    def key(self, key: str) -> str:
        """The place of a setting."""
        inside = os.path.basename(self._path) != "pyproject.toml"
        name = re.escape(key)
        for number, line in enumerate(self._lines, 1):
            if re.match(rf"""\s*\[+\s*(?:tool\.txlint\.)?["']?{name}["']?\s*[\].]""", line) and (
                inside or "txlint" in line
            ):
                return f"{self._path}:{number}"
            if line.lstrip().startswith("["):
                inside = re.match(r"\s*\[\s*tool\.txlint\s*\]", line) is not None
            elif re.match(rf"""\s*(?:tool\.txlint\.)?["']?{name}["']?\s*[=.]""", line) and (inside or "txlint" in line):
                return f"{self._path}:{number}"
        return self._path

    def model(self, place: Place) -> str:
        """The place of an error in `[[tool.txlint.api]]`, as near as it can be told."""
        sections = list(self._sections())
        number = int(place.source.rpartition(" ")[2]) if place.source else 0
        if number > len(sections) or not sections:
            return self.key("api")
        start, end = sections[number - 1] if number else (sections[0][0], sections[-1][1])
        if place.table:
            start = self._row(place.table, place.row, start, end)
        for word in place.words:
            found = re.compile(rf"(?<![\w.]){re.escape(word)}(?![\w.])").search(self._text, start, end)
            start = found.start() if found is not None else start
        return f"{self._path}:{self._text.count(chr(10), 0, start) + 1}"

    def _sections(self) -> Iterator[tuple[int, int]]:
        """Beginning and end of each `[[tool.txlint.api]]` with its sub-tables, as offsets."""
        start, offset = -1, 0
        for line in self._text.splitlines(keepends=True):
            header = _HEADER.match(line)
            if header is not None:
                name = header[1]
                if start >= 0 and not name.startswith("api."):
                    yield start, offset
                    start = -1
                if name == "api" and line.lstrip().startswith("[["):
                    start = offset
            offset += len(line)
        if start >= 0:
            yield start, offset

    def _row(self, table: str, row: int, start: int, end: int) -> int:
        """Where the n-th row of a table begins: under a header of its own, or in a list of inline tables."""
        headers = list(
            re.compile(rf"^\s*\[\[\s*(?:tool\.txlint\.)?api\.{table}\s*\]\]", re.MULTILINE).finditer(
                self._text, start, end
            )
        )
        if row <= len(headers):
            return headers[row - 1].start()
        key = re.compile(rf"^\s*{table}\s*=\s*\[", re.MULTILINE).search(self._text, start, end)
        if key is None:
            return start
        depth, seen = 0, 0
        for token in _TOKEN.finditer(self._text, key.end(), end):
            if token[0] in ("{", "["):
                seen += token[0] == "{" and depth == 0
                depth += 1
                if seen == row:
                    return token.start()
            elif token[0] in ("}", "]"):
                depth -= 1
        return key.start()
