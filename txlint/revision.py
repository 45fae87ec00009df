"""`--diff-base REV`: what was found at an earlier revision is known, so that only what is new is reported.

The files that changed since are taken out of git into a temporary folder as they were, and checked there with the
settings of today. A finding is known by rule, function and statement, as in a baseline, so neither moved lines nor a
renamed file make it new; and since both states are analysed whole, a deleted `rollback()` is seen although the line
that is reported has not changed.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from txlint.baseline import Baseline
from txlint.config import ConfigError
from txlint.finding import Finding
from txlint.settings import Settings

_ROOT_MARKS = ("pyproject.toml", "setup.cfg")

Check = Callable[[Sequence[str], Callable[[str], Settings]], list[Finding]]
"""Checks files with the settings that hold in a folder."""


@dataclass(frozen=True, slots=True)
class Change:
    """One Python file that differs: where it is, and where it was ("" for a new one), both relative to the top."""

    path: str
    before: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit of the repository that has its top folder at `top`."""

    top: str
    commit: str

    @classmethod
    def of(cls, name: str, cwd: str) -> Revision:
        """The commit that `name` and HEAD have last in common: what others did since is no change of ours."""
        top = os.path.realpath(_git(cwd, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
        commit = _git(cwd, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", of=name)
        known = commit.decode().strip()
        try:
            shared = _git(cwd, "merge-base", known, "HEAD").decode().split()
        except ConfigError:  # nothing in common, or a shallow clone that does not know
            shared = []
        return cls(top, shared[0] if shared else known)

    def changes(self) -> list[Change]:
        """The Python files that differ from the working tree, those that git does not know yet included."""
        words = iter(_names(self.top, "diff", "--name-status", "-z", "-M", self.commit, "--"))
        found = []
        for status in words:
            before = next(words)
            path = next(words) if status[0] in "RC" else before
            found.append(Change(path, "" if status[0] == "A" else before))
        others = _names(self.top, "ls-files", "--others", "--exclude-standard", "-z")
        found += [Change(path, "") for path in others]
        return [change for change in found if change.path.endswith(".py")]

    @contextmanager
    def extracted(self) -> Iterator[str]:
        """A temporary folder with the Python files of the commit, and what marks the roots of projects."""
        with tempfile.TemporaryDirectory(prefix="txlint-") as folder:
            folder = os.path.realpath(folder)
            for path, data in self._files():
                target = os.path.join(folder, path)
                os.makedirs(os.path.dirname(target), exist_ok=True)
                with open(target, "wb") as file:
                    file.write(data)
            yield folder

    def _files(self) -> Iterator[tuple[str, bytes]]:
        """Not by `git archive`, which leaves out what is not to be exported."""
        wanted = []
        for entry in _names(self.top, "ls-tree", "-r", "-z", "--full-tree", self.commit):
            kind, _, path = entry.partition("\t")
            mode, _, blob = kind.split()
            if mode.startswith("100") and path.endswith((".py", *_ROOT_MARKS)):
                wanted.append((path, blob))
        data = _git(self.top, "cat-file", "--batch", stdin="".join(f"{blob}\n" for _, blob in wanted).encode())
        start = 0
        for path, _ in wanted:
            head_end = data.index(b"\n", start)
            size = int(data[start:head_end].split()[2])
            yield path, data[head_end + 1 : head_end + 1 + size]
            start = head_end + 1 + size + 1


def known_before(
    name: str, cwd: str, files: Sequence[str], settings_for: Callable[[str], Settings], check: Check
) -> tuple[list[str], Baseline]:
    """Those of the absolute `files` that changed since a revision, and what was found in them then."""
    revision = Revision.of(name, cwd)
    by_path = {os.path.join(revision.top, change.path): change for change in revision.changes()}
    changed = [file for file in files if os.path.realpath(file) in by_path]
    origins = {change.before: change.path for file in changed if (change := by_path[os.path.realpath(file)]).before}
    entries: Counter[tuple[str, str, str, str]] = Counter()
    if origins:
        with revision.extracted() as folder:
            then = [path for before in origins if os.path.isfile(path := os.path.join(folder, before))]
            findings = check(then, lambda asked: _moved(settings_for, asked, folder, revision.top))
            old = Baseline(os.path.join(folder, "known")).updated(findings, then)
            for (path, *rest), count in old.entries.items():
                entries[(origins.get(path, path), rest[0], rest[1], rest[2])] += count
    return changed, Baseline(os.path.join(revision.top, "known"), entries)


def _moved(settings_for: Callable[[str], Settings], asked: str, folder: str, top: str) -> Settings:
    """The settings of a folder of today, for where its files lie for the moment."""

    def there(path: str) -> str:
        return folder + path[len(top) :] if (path + os.sep).startswith(top + os.sep) else path

    settings = settings_for(top + asked[len(folder) :])
    return replace(settings, base=there(os.path.realpath(settings.base)), root=there(os.path.realpath(settings.root)))


def _names(cwd: str, *arguments: str) -> list[str]:
    return [os.fsdecode(word) for word in _git(cwd, *arguments).split(b"\0") if word]


def _git(cwd: str, *arguments: str, of: str = "", stdin: bytes = b"") -> bytes:
    try:
        command = ["git", "-c", "core.fsmonitor=false", *arguments]
        done = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, check=False)
    except OSError as error:
        raise ConfigError(f"--diff-base: git cannot be run: {error.strerror}") from None
    if done.returncode:
        if of:
            raise ConfigError(f"--diff-base: there is no revision {of!r} here")
        said = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ").partition("\n")[0]
        raise ConfigError(f"--diff-base: git {arguments[0]}: {said or 'it failed'}")
    return done.stdout
