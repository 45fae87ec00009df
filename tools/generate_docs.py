"""Writes the pages and tables that are made from the code: `python tools/generate_docs.py`.

The pages of the rules and of the libraries, and what stands between markers in README.md: the table of the codes,
the real output for the example, and the number of libraries.
"""

from __future__ import annotations

import contextlib
import io
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

import generate_apis_doc as apis  # noqa: E402

from txlint.apis.model import Library, Method, Producer, Type, shipped  # noqa: E402
from txlint.cli import main  # noqa: E402
from txlint.describe import show_rules  # noqa: E402
from txlint.rules import all_rules  # noqa: E402
from txlint.rules._base import Rule  # noqa: E402

FAMILIES = {
    "TX0": "txlint itself",
    "TX1": "The outcome of a commit is lost",
    "TX2": "A transaction stays open",
    "TX3": "A connection is not given back",
    "TX4": "A transaction is misused",
    "TX5": "The configuration invites leaks",
}
_MADE = "<!-- Written by tools/generate_docs.py. -->"


def pages() -> Iterator[tuple[str, str]]:
    """Every generated file: its path from the root, and its text."""
    for rule in all_rules():
        yield f"docs/rules/{rule.slug}.md", rule_page(rule)
    yield "docs/rules/index.md", rules_index()
    by_library: dict[str, list[Type]] = {}
    for found in shipped().types.values():
        by_library.setdefault(found.library, []).append(found)
    libraries = [library for library in apis.sorted_libraries(shipped()) if library.name in by_library]
    for library in libraries:
        yield f"docs/libraries/{page_name(library)}.md", library_page(library, by_library[library.name])
    yield "docs/libraries/index.md", libraries_index(libraries)
    yield "README.md", readme((ROOT / "README.md").read_text("utf-8"), len(libraries))


def rule_page(rule: Rule) -> str:
    """The page of a rule, as `txlint rule` prints it, with what it says of its own example."""
    page = show_rules([rule], "markdown").rstrip("\n")
    example = re.search(r"## Example\n+```python\n(.*?)```\n", page, re.DOTALL)
    if example is not None:
        shown = output_of(example[1], "shop.py", "--extend-select", rule.code, "--min-severity", "note")
        page = page[: example.end()] + f"\ntxlint says:\n\n```text\n{shown}```\n" + page[example.end() :]
    return f"{_MADE}\n\n{page}\n"


def rules_index() -> str:
    parts = [_MADE, "\n# Rules\n"]
    parts.append(
        "Errors and warnings are shown by default, and what txlint is at least moderately sure of. The severity is "
        "that of the usual case: a leak that the interpreter ends at once is a note.\n"
    )
    for prefix, title in FAMILIES.items():
        rules = [rule for rule in all_rules() if rule.code.startswith(prefix)]
        rows = [[rule.code, f"[{rule.slug}]({rule.slug}.md)", severity(rule), rule.summary] for rule in rules]
        parts += [f"## {title}\n", apis.table(["code", "name", "severity", "what it reports"], rows), ""]
    names = "\n".join(rule.slug for rule in all_rules())
    parts.append(f"```{{toctree}}\n:hidden:\n\n{names}\n```")
    return "\n".join(parts) + "\n"


def severity(rule: Rule) -> str:
    return rule.severity.value if rule.default else f"{rule.severity.value}, off by default"


def page_name(library: Library) -> str:
    return re.sub(r"[^a-z0-9]+", "-", library.name.lower())


def library_page(library: Library, types: list[Type]) -> str:
    """What txlint knows of one library, from its model."""
    models = shipped()
    parts = [_MADE, f"\n# {library.name}\n"]
    checked = f"with version {library.checked}" if library.checked else "in its documentation only"
    parts.append(f"What txlint knows of this library, checked {checked}.\n")
    parts += ["## What a handle does\n", *list(apis.section(library, types))[1 + bool(library.checked) :]]
    producers = {id(entry): entry for entry in models.producers.values() if entry.library == library.name}
    if producers:
        rows = [[calls(entry), f"`{entry.returns}`", how(entry)] for entry in producers.values()]
        parts += ["## Calls that give a handle\n", apis.table(["call", "gives", "how it is used"], rows), ""]
    functions = {id(entry): entry for entry in models.functions.values() if entry.library == library.name}
    if functions:
        rows = [[", ".join(map(apis.code, entry.call)), role(entry.role)] for entry in functions.values()]
        parts += ["## Functions that act on one\n", apis.table(["function", "what it does"], rows), ""]
    with_methods = [t for t in types if t.methods]
    if with_methods:
        rows = [[f"`{t.id}`", "; ".join(methods(t))] for t in with_methods]
        parts += ["## Methods\n", apis.table(["type", "methods"], rows), ""]
    return "\n".join(parts)


def calls(entry: Producer) -> str:
    return ", ".join(map(apis.code, entry.call))


_FORMS = {
    "handle": "as a value",
    "context": "in `with`",
    "both": "as a value or in `with`",
    "awaitable": "with `await`",
    "await_handle": "with `await`",
    "awaitable_or_context": "with `await` or in `async with`",
    "async_context": "in `async with`",
    "decorator": "as a decorator",
}


def how(entry: Producer) -> str:
    return ", ".join(dict.fromkeys(_FORMS[form] for form in entry.form))


_ROLES = {
    "exec": "sends SQL",
    "read": "reads",
    "reopen": "opens a transaction again",
    "write_pending": "collects a write",
    "begin": "begins",
    "commit": "commits",
    "rollback": "rolls back",
    "close": "closes",
    "release": "gives back",
    "acquire": "gives a handle",
    "savepoint": "sets a savepoint",
    "savepoint_end": "ends a savepoint",
    "dispose": "closes all connections",
    "autocommit_on": "switches autocommit on",
    "autocommit_off": "switches autocommit off",
    "end": "ends the transaction",
    "guard": "tells the state",
}


def role(word: str) -> str:
    return _ROLES[word]


def methods(t: Type) -> Iterator[str]:
    """The methods of a type by what they do."""
    by_role: dict[str, list[Method]] = {}
    for method in t.methods:
        by_role.setdefault(method.role, []).append(method)
    for word, found in by_role.items():
        names = dict.fromkeys(f"`{'await ' * (m.await_ == 'yes')}{m.name}()`" for m in found)
        yield f"{role(word)}: {', '.join(names)}"


def libraries_index(libraries: Iterable[Library]) -> str:
    names = "\n".join(page_name(library) for library in libraries)
    text = (
        "A page for each library whose calls txlint follows. [How the claims are proven, and how to describe your own "
        "wrappers](../apis.md).\n"
    )
    return f"{_MADE}\n\n# Libraries\n\n{text}\n```{{toctree}}\n:maxdepth: 1\n\n{names}\n```\n"


def readme(text: str, libraries: int) -> str:
    """README.md with what stands between its markers made anew."""
    example = re.search(r"```python\n(.*?)```", text, re.DOTALL)
    assert example is not None
    shown = output_of(example[1], "leak.py")
    cells = [[f"`{rule.code}`", rule.slug, severity(rule)] for rule in all_rules()]
    half = (len(cells) + 1) // 2
    rows = [left + right for left, right in zip_longest(cells[:half], cells[half:], fillvalue=["", "", ""])]
    text = between(text, "output", f"\n\n```console\n$ txlint check leak.py\n{shown}```\n\n")
    text = between(text, "codes", "\n\n" + apis.table(["code", "name", "severity"] * 2, rows) + "\n\n")
    return between(text, "libraries", f"{libraries} libraries")


def between(text: str, name: str, content: str) -> str:
    """`text` with `content` between the two markers that `name` stands in."""
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, _, rest = text.partition(start)
    _, _, after = rest.partition(end)
    return f"{before}{start}{content}{end}{after}"


def output_of(source: str, name: str, *options: str) -> str:
    """What `txlint check` prints for a file with this text."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.chdir(folder),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        Path(name).write_text(source, "utf-8")
        main(["check", "--isolated", "--no-cache", "--jobs", "1", "--color", "never", *options, name])
    out.seek(0)
    return f"{out.read().rstrip()}\n"


def stale(made: Iterable[str]) -> list[Path]:
    """Pages of rules and libraries that are no more."""
    known = {ROOT / path for path in made}
    return [
        page for folder in ("rules", "libraries") for page in (ROOT / "docs" / folder).glob("*.md") if page not in known
    ]


if __name__ == "__main__":
    written = dict(pages())
    for path, content in written.items():
        target = ROOT / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.read_text("utf-8") != content:
            target.write_text(content, "utf-8")
            print(f"wrote {path}")
    for page in stale(written):
        page.unlink()
        print(f"removed {page.relative_to(ROOT)}")
