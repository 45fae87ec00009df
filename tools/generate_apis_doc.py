"""Writes docs/apis.md from the shipped API models: `python tools/generate_apis_doc.py`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "apis")]

from claims import claims, run  # noqa: E402
from look_away import ABSENT, FORWARDED, HIDDEN_COROUTINES  # noqa: E402

from txlint.apis.model import Exit, Library, Models, Type, shipped  # noqa: E402
from txlint.apis.stored import documents  # noqa: E402

TARGET = ROOT / "docs" / "apis.md"

INTRODUCTION = """\
# The libraries that txlint knows

<!-- Written by tools/generate_apis_doc.py from txlint/apis/*.toml. -->

txlint reads what a library's calls do to connections and transactions from models: one TOML file for each
library in `txlint/apis`. This page is made from them.

## How the claims are proven

| word | what it means |
|---|---|
| run | The library was run against a real database, and the claim is what was seen. |
| source | The claim was read in the source code of the installed library. |
| documented | The claim is taken from the library's documentation. |
| imported | A test imports the library and looks for the paths, methods and `await`s of its model. |

The proof stands on a type as a whole, and names what most of its claims rest on. An import proves names, not
behaviour; it leaves out what a class only forwards, and says nothing of other versions. `tests/apis`
repeats the runs of `with`, close(), late ends and second begins for databases that need no server: sqlite3,
aiosqlite, DuckDB, apsw, LMDB, and SQLAlchemy, SQLModel and peewee on SQLite. For sqlite3, aiosqlite, SQLAlchemy's
connections and sessions of every kind, SQLModel, Flask-SQLAlchemy, peewee and dataset it also calls each method by
itself and looks whether a transaction opens, goes on or ends, which rows another connection sees, and whether the
call must be awaited. `tests/oracle` does the same on servers, where another client looks on: for the drivers and
pools of PostgreSQL and of MariaDB, for SQLAlchemy's raw connections and transactions, databases, peewee, web.py and
Twisted. [The oracle](proof.md) runs programs on
PostgreSQL, MariaDB and SQLite, and compares what they do to them with what txlint says. The tables below name what is
run by these tests, under *run by tests*; every other claim is documented: it rests on what the word in *proof* says,
and no test repeats it.
"""

EXTENDING = """\
## Your own wrappers

Describe what txlint cannot read, in the same words, in the settings: [your own wrappers](own-code.md). An `id`, a path
or a call that txlint ships, too, is replaced by yours. All keys are in `txlint/apis/vocabulary.py`.
"""

_BEGINS = {
    "any": "at any statement",
    "dml": "at INSERT, UPDATE, DELETE, REPLACE",
    "never": "only when asked to",
    "always": "is always open",
    "handle": "it is one",
    "none": "",
}
_ENDS = {"commit": "commits", "rollback": "rolls back", "none": ""}
_THEN = {"open": "stays open", "close": "closes", "release": "gives back", "end": ""}
_DROPPED = {
    "refcount": "ended at once",
    "gc": "open until garbage collection",
    "leak": "stays open",
    "slot": "slot is lost",
    "none": "",
}


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def leaving(end: Exit | None) -> str:
    """What `with` does, in words."""
    if end is None:
        return ""
    if not end.supported:
        return "not supported"
    ok, error = _ENDS[end.ok], _ENDS[end.error]
    if ok == error:
        ends = f"{ok}, always" if ok else ""
    else:
        ends = f"{ok or 'does nothing'}, after an error {error or 'does nothing'}"
    return ", ".join(filter(None, (ends, _THEN[end.then])))


def row(t: Type) -> list[str]:
    """One line of a library's table; what dropping does is only said where it was seen."""
    seen = t.evidence == "run" and t.kind not in ("cursor", "engine", "factory")
    dropped = _DROPPED[t.drop_checked_out or t.drop] if seen else ""
    tested = [name for of, name in claims(t) if (of, name) in run()]
    names = ", ".join({"with": "`with`", "made": "how it is made"}.get(name, f"{name}()") for name in tested)
    return [f"`{t.id}`", t.kind, _BEGINS[t.begins], leaving(t.exit), dropped, t.evidence, names]


def imported_methods(t: Type) -> int:
    """How many methods of a type the import tests look for."""
    return 0 if t.id in FORWARDED else sum((t.id, m.name) not in ABSENT for m in t.methods)


def section(library: Library, types: list[Type]) -> Iterator[str]:
    yield f"### {library.name}\n"
    if library.checked:
        yield f"Checked with {library.checked}.\n"
    head = ["type", "kind", "a transaction begins", "leaving `with`", "dropped", "proof", "run by tests"]
    yield table(head, map(row, types)) + "\n"
    notes = [f"- `{t.id}`: {note}." for t in types for note in t.notes]
    if notes:
        yield "\n".join(notes) + "\n"


def code(name: str) -> str:
    return f"`{name}`"


def counted(words: Iterable[str]) -> str:
    counts = Counter(words)
    return ", ".join(f"{counts[word]} {word}" for word in ("run", "source", "documented") if counts[word])


def summary(models: Models, by_library: dict[str, list[Type]]) -> Iterator[str]:
    types = [t for found in by_library.values() for t in found]
    installable = {library.name for library in models.libraries if library.package or library.name == "sqlite3"}
    looked_for = [t for t in types if t.library in installable and t.paths]
    calls = Counter(entry.library for entries in (models.producers, models.functions) for entry in entries.values())
    tested = sum(map(imported_methods, looked_for))
    claimed = sum(len(list(claims(t))) for t in types)
    libraries = len({t.library for t in looked_for})
    yield (
        f"**Behaviour.** {len(types)} types of {len(by_library)} libraries: "
        f"{counted(t.evidence for t in types)}.\n\n"
        f"**Claims.** {claimed:,} of what methods, making calls and `with` do: {len(run()):,} are run by tests, "
        f"{claimed - len(run()):,} are documented.\n\n"
        f"**Names.** {len(looked_for)} of these types, of {libraries} libraries that can be installed, are "
        f"looked for by import, with {tested} of {sum(len(t.methods) for t in types)} methods. Whether a "
        f"method must be awaited cannot be told from outside for {', '.join(map(code, HIDDEN_COROUTINES))}.\n"
    )
    rows = []
    for library in sorted_libraries(models):
        if found := by_library.get(library.name):
            names = [t for t in looked_for if t.library == library.name]
            rows.append(
                [
                    f"[{library.name}](#{anchor(library.name)})",
                    library.checked,
                    len(found),
                    sum(len(t.methods) for t in found),
                    calls[library.name],
                    counted(t.evidence for t in found),
                    f"{len(names)} / {sum(map(imported_methods, names))}" if names else "no",
                ]
            )
    yield (
        table(
            ["library", "checked with", "types", "methods", "calls", "behaviour", "imported types / methods"],
            rows,
        )
        + "\n"
    )


def versions() -> Iterator[str]:
    yield "## Versions\n"
    yield (
        "Where a version changes what is reported, the project's own decides: that of its lock file (`poetry.lock`, "
        "`uv.lock`, `pdm.lock`, `pylock.toml`, `Pipfile.lock`), else what `pyproject.toml`, `setup.cfg`, `setup.py` "
        "or requirements files ask for, else the newest. sqlite3 goes by the version of Python.\n"
    )
    rows = []
    for _, document in documents():
        for entry in (*document.get("type", ()), *document.get("config", ())):
            if "below" in entry:
                library = entry.get("library") or entry["id"].partition(".")[0]
                notes = "; ".join(entry.get("notes", ["has no pool of its own"]))
                rows.append([library, f"below {entry['below']}", code(entry.get("id", "settings")), notes])
    yield table(["library", "version", "what", "what is different"], rows) + "\n"


def anchor(heading: str) -> str:
    return "".join(c for c in heading.lower().replace(" ", "-") if c.isalnum() or c in "-_")


def sorted_libraries(models: Models) -> list[Library]:
    return sorted(models.libraries, key=lambda library: library.name.lower())


def calls(models: Models) -> Iterator[str]:
    yield "## Other calls\n"
    yield (
        table(
            ["table", "what for", "entries"],
            [
                [
                    "wrapper",
                    "helpers that handles pass through, `contextlib.closing` for one",
                    len(models.wrappers),
                ],
                ["quiet", "calls that are taken not to raise", len(models.quiet)],
                ["noreturn", "calls that do not come back", len(models.noreturn)],
                ["error", "exception classes and their bases", len(models.errors)],
                [
                    "blocking",
                    "calls that wait for the network, a process, a person, a lock or a model (TX402)",
                    sum(len(c.calls) + len(c.types) + len(c.methods) for c in models.blocking),
                ],
                [
                    "effect",
                    "calls that tell somebody outside of the transaction (TX407)",
                    sum(len(c.calls) + len(c.types) + len(c.methods) for c in models.effects),
                ],
            ],
        )
        + "\n"
    )


def render() -> str:
    models = shipped()
    by_library: dict[str, list[Type]] = {}
    for t in models.types.values():
        by_library.setdefault(t.library, []).append(t)
    parts = [INTRODUCTION, *summary(models, by_library), *versions(), EXTENDING, *calls(models), "## The types\n"]
    for library in sorted_libraries(models):
        if library.name in by_library:
            parts += section(library, by_library[library.name])
    return "\n".join(parts)


if __name__ == "__main__":
    TARGET.write_text(render(), "utf-8")
