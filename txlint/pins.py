"""Which versions of its libraries a project is written for: from its lock files, else from what it asks for.

Only libraries whose version changes a verdict are looked for: those that the models tell apart by `below`. Files are
read as text, for these names alone, since a lock file can be longer than all of the project's code.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LIBRARIES = {
    "django": "django",
    "psycopg2": "psycopg2",
    "psycopg2-binary": "psycopg2",
    "pymysql": "pymysql",
    "python": "sqlite3",
    "sqlalchemy": "sqlalchemy",
}
"""Distribution -> the library of the models that its version speaks for; sqlite3 comes with Python."""

_NAMES = "|".join(sorted(LIBRARIES, key=len, reverse=True))
_LOCKS = ("poetry.lock", "uv.lock", "pdm.lock", "pylock.toml")
_LOCKED = re.compile(rf'({_NAMES})"\s*version = "([^"]+)"', re.IGNORECASE)
_LOCKED_PYTHON = re.compile(r'^(?:requires-python|python-versions) = "([^"]+)"', re.MULTILINE)
_OPERATOR = "(?:===?|[~!<>]=|[<>])"
# A requirement as a line of its own, or in quotes as in a list of TOML or of Python.
_REQUIRED = re.compile(
    rf"""(?:^[ \t]*|(["']))({_NAMES})(?:\[[^\]\n]*\])?[ \t]*\(?((?:{_OPERATOR}[ \t]*\d[\w.*+!]*[ \t]*,?[ \t]*)+)""",
    re.MULTILINE | re.IGNORECASE,
)
# What poetry and setup.cfg write: a key and a version.
_KEYED = re.compile(
    rf"""^[ \t]*["']?({_NAMES}|requires-python|python_requires)["']?[ \t]*=[ \t]*(?:\{{[^}}\n]*version[ \t]*=[ \t]*)?"""
    r"""["']?([\^~=<>!\d][^"'\n\];#]*)""",
    re.MULTILINE | re.IGNORECASE,
)
_LONGEST = 2_000_000
"""Bytes of a text file that may well list requirements; what is longer is data."""
_NUMBERS = re.compile(r"\d+(?:\.\d+)*")

Versions = tuple[tuple[str, str], ...]
"""Library and the newest version that the project lets in: `1.4.54`, or `<2` for all below one."""


class _Bound(NamedTuple):
    """The newest version that is let in; `exact` where no other one is."""

    version: tuple[int, ...]
    inclusive: bool
    exact: bool

    def __str__(self) -> str:
        return ("" if self.inclusive else "<") + ".".join(map(str, self.version))


def below(version: str, limit: str) -> bool:
    """Whether all that a version of `Versions` lets in is older than `limit`."""
    newest, end = _numbers(version.removeprefix("<")), _numbers(limit)
    size = max(len(newest), len(end))
    padded = tuple((*part, *[0] * (size - len(part))) for part in (newest, end))
    return padded[0] < padded[1] or (version.startswith("<") and padded[0] == padded[1])


def versions(root: str, target: str = "") -> Versions:
    """The versions that the project in the folder `root` is written for; `target` is its Python as in `py311`.

    A lock file outweighs what is asked for, an exact version a range. Where several are found the newest counts, and
    a library that nothing holds back is left out: it is taken for the newest.
    """
    bounds: dict[str, list[tuple[int, _Bound]]] = {}
    for rank, name, spec in _specs(Path(root)) if root else ():
        bound = _bound(spec)
        if bound is not None:
            bounds.setdefault(LIBRARIES[name.lower()], []).append((rank + bound.exact, bound))
    found = {library: str(max(of)[1]) for library, of in bounds.items()}
    if target:
        found["sqlite3"] = f"3.{target.removeprefix('py3')}"
    return tuple(sorted(found.items()))


def _specs(root: Path) -> Iterator[tuple[int, str, str]]:
    """How much a source weighs, the distribution, and what is said about its version."""
    for text in (_read(folder / name) for folder in _workspace(root) for name in _LOCKS):
        for entry in text.split('\nname = "')[1:]:
            if (locked := _LOCKED.match(entry)) is not None:
                yield 2, locked[1], f"=={locked[2]}"
        # At one of its ends: what is between can be a million characters.
        yield from ((0, "python", spec) for spec in _LOCKED_PYTHON.findall(f"{text[:2000]}\n{text[-2000:]}"))
    if pipfile := _read(root / "Pipfile.lock"):
        yield from _pipfile(pipfile)
    python = _read(root / ".python-version").strip()
    if python[:1].isdigit():
        yield 2, "python", f"=={python}"
    for path in _asked(root):
        text = _read(path)
        if path.suffix == ".txt":
            yield from ((0, name, spec) for quote, name, spec in _REQUIRED.findall(text) if not quote)
            continue
        yield from ((0, name, spec) for _, name, spec in _REQUIRED.findall(text))
        for key, spec in _KEYED.findall(text):
            yield 0, "python" if "requires" in key else key, spec


def _workspace(root: Path) -> list[Path]:
    """The project's folder and, in a repository of several projects, those above it: they share a lock file."""
    folders = [root, *root.parents]
    top = next((n for n, folder in enumerate(folders) if (folder / ".git").exists()), 0)
    return folders[: top + 1]


def _asked(root: Path) -> Iterator[Path]:
    """The files in which a project says what it asks for."""
    yield from (root / name for name in ("pyproject.toml", "setup.cfg", "setup.py"))
    # What pip-compile writes may have any name: `vendor.txt`, `deps/prod.txt`.
    for folder in (root, root / "requirements"):
        yield from sorted(path for path in folder.glob("*.txt") if _is_short(path))


def _is_short(path: Path) -> bool:
    try:
        return path.stat().st_size < _LONGEST
    except OSError:
        return False


def _pipfile(text: str) -> Iterator[tuple[int, str, str]]:
    try:
        lock = json.loads(text)
        for section in ("default", "develop"):
            for name, entry in lock.get(section, {}).items():
                if name.lower() in LIBRARIES and isinstance(entry.get("version"), str):
                    yield 2, name, entry["version"]
        python = lock["_meta"]["requires"]["python_version"]
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        return
    yield 0, "python", f"=={python}.*"


def _bound(spec: str) -> _Bound | None:
    """The newest version that a specifier lets in, None where nothing holds it back; of `||` the last one counts."""
    found = [bound for clause in spec.rpartition("||")[2].split(",") if (bound := _clause(clause.strip())) is not None]
    return min(found, default=None, key=lambda bound: (bound.version, bound.inclusive))


def _clause(clause: str) -> _Bound | None:
    numbers = _numbers(clause)
    if not numbers or clause.startswith((">", "!")):
        return None
    if clause.startswith("<"):
        return _Bound(numbers, clause.startswith("<="), False)
    if clause.startswith("^"):
        last = next((n for n, number in enumerate(numbers) if number), len(numbers) - 1)
        return _Bound(_next(numbers[: last + 1]), False, False)
    if clause.startswith("~="):
        return _Bound(_next(numbers[:-1]), False, False) if len(numbers) > 1 else None
    if clause.startswith("~"):
        return _Bound(_next(numbers[:2]), False, False)
    if clause.endswith("*"):
        return _Bound(_next(numbers), False, True)
    return _Bound(numbers, True, True)


def _next(numbers: tuple[int, ...]) -> tuple[int, ...]:
    return (*numbers[:-1], numbers[-1] + 1)


def _numbers(text: str) -> tuple[int, ...]:
    found = _NUMBERS.search(text)
    return tuple(map(int, found[0].split("."))) if found is not None else ()


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""
