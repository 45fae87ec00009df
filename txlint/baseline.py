"""Known findings, recorded so that only new ones are shown.

An entry says rule, file, function and the reported statement, but neither line nor message, so it survives edits
elsewhere in the file and new wording; `count` tells equal findings in one function apart. A file that is renamed, or
a statement that is changed, brings its findings back.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from txlint.config import ConfigError
from txlint.finding import Finding

DEFAULT_NAME = "txlint-baseline.json"
_VERSION = 1

Entry = tuple[str, str, str, str]
"""Path relative to the baseline's folder, code, scope, digest of the statement."""


@dataclass(frozen=True)
class Split:
    """What a baseline makes of a run: findings to show, how many it hid, entries that matched nothing."""

    new: list[Finding]
    hidden: int
    stale: Counter[Entry]


class Baseline:
    """The entries of one file, whose folder their paths are relative to."""

    def __init__(self, path: str, entries: Counter[Entry] | None = None) -> None:
        self.path = os.path.abspath(path)
        self.entries: Counter[Entry] = Counter() if entries is None else entries

    @classmethod
    def load(cls, path: str) -> Baseline:
        """Read a file; raises ConfigError where it is absent or no baseline."""
        try:
            document = json.loads(Path(path).read_bytes())
            if document["version"] != _VERSION:
                raise ConfigError(f"{path}: this baseline was written by another version of txlint: create it anew")
            entries: Counter[Entry] = Counter()
            for item in document["findings"]:
                entry = (str(item["path"]), str(item["code"]), str(item["scope"]), str(item["anchor"]))
                entries[entry] += int(item["count"])
        except OSError as error:
            hint = "'txlint baseline create' writes one"
            raise ConfigError(f"{path}: the baseline cannot be read ({error.strerror}); {hint}") from None
        except (ValueError, KeyError, TypeError):
            raise ConfigError(f"{path}: this is no baseline of txlint") from None
        return cls(path, entries)

    def _entry(self, finding: Finding) -> Entry:
        anchor = hashlib.sha256(finding.anchor.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return self._relative(finding.filename), finding.code, finding.scope, anchor

    def _relative(self, filename: str) -> str:
        try:
            return os.path.relpath(filename, os.path.dirname(self.path)).replace(os.sep, "/")
        except ValueError:  # another drive
            return filename.replace(os.sep, "/")

    def split(self, findings: Iterable[Finding], checked: Collection[str]) -> Split:
        """Take known findings out; `checked` are the absolute names of the files that were looked at.

        Entries are stale where their file was looked at, or is gone.
        """
        left = self.entries.copy()
        new: list[Finding] = []
        hidden = 0
        for finding in findings:
            entry = self._entry(finding)
            if left[entry] > 0 and _recordable(finding):
                left[entry] -= 1
                hidden += 1
            else:
                new.append(finding)
        seen = {self._relative(name) for name in checked}
        folder = os.path.dirname(self.path)
        stale = {
            entry: count
            for entry, count in left.items()
            if count > 0 and (entry[0] in seen or not os.path.exists(os.path.join(folder, entry[0])))
        }
        return Split(new, hidden, Counter(stale))

    def updated(self, findings: Iterable[Finding], checked: Collection[str]) -> Baseline:
        """The findings of this run; entries of files that were not looked at stay."""
        seen = {self._relative(name) for name in checked}
        entries = Counter({entry: count for entry, count in self.entries.items() if entry[0] not in seen})
        entries.update(self._entry(finding) for finding in findings if _recordable(finding))
        return Baseline(self.path, entries)

    def pruned(self, stale: Counter[Entry]) -> Baseline:
        """Without entries that matched nothing."""
        return Baseline(self.path, self.entries - stale)

    def dumps(self) -> str:
        """Sorted JSON with one entry a line, which merges well."""
        keys = ("path", "code", "scope", "anchor")
        rows = [
            json.dumps({**dict(zip(keys, entry, strict=True)), "count": count}, ensure_ascii=False)
            for entry, count in sorted(self.entries.items())
        ]
        body = ",\n".join(f"    {row}" for row in rows)
        return f'{{\n  "version": {_VERSION},\n  "findings": [\n{body}\n  ]\n}}\n' if rows else _EMPTY

    def save(self) -> None:
        """Raises ConfigError where the file cannot be written."""
        temporary = f"{self.path}.new"
        try:
            Path(temporary).write_text(self.dumps(), encoding="utf-8", newline="\n")
            os.replace(temporary, self.path)
        except OSError as error:
            raise ConfigError(f"{self.path}: the baseline cannot be written: {error.strerror}") from None


_EMPTY = f'{{\n  "version": {_VERSION},\n  "findings": []\n}}\n'


def _recordable(finding: Finding) -> bool:
    """A failure of txlint itself is never accepted as known."""
    return finding.code != "TX000"
