"""What every editor meets: one session for each kind of client, with the capabilities that it declares."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

pytest.importorskip("pytest_lsp", reason="pip install '.[lsp-test]' brings what is needed")

import pytest_asyncio
from lsprotocol import types
from session import PROFILES, Editor, start

pytestmark = pytest.mark.asyncio(loop_scope="module")

HEAD = "from sqlalchemy.ext.asyncio import AsyncSession\n\n\nasync def f(session: AsyncSession):\n"
BAD = HEAD + "    session.commit()\n"
GOOD = HEAD + "    await session.commit()\n"
LEAK = """import sqlite3


def g():
    conn = sqlite3.connect('a')
    conn.execute('DELETE FROM t')
    conn.close()
"""
EVERYWHERE = types.Range(types.Position(0, 0), types.Position(100, 0))


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=PROFILES)
async def editor(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Editor]:
    async with start(request.param, tmp_path_factory.mktemp("workspace")) as editor:
        yield editor
        assert not [item for item in editor.client.log_messages if item.type == types.MessageType.Error]


async def test_diagnostics_say_all(editor: Editor) -> None:
    (item,) = await editor.diagnostics(editor.open("leak.py", LEAK))
    assert (item.source, item.code, item.severity) == ("txlint", "TX301", types.DiagnosticSeverity.Warning)
    assert item.code_description is not None
    assert item.code_description.href.endswith("/rules/connection-not-closed/")
    assert [step.location.range.start.line + 1 for step in item.related_information or ()] == [5, 6, 6]
    assert {step.location.uri for step in item.related_information or ()} == {editor.uri("leak.py")}


async def test_never_both_ways(editor: Editor) -> None:
    uri = editor.open("ways.py", BAD)
    assert await editor.notes(uri) == [(5, "TX101")]
    assert (editor.server.diagnostic_provider is not None) == editor.pulls
    assert bool(editor.published) != editor.pulls


async def test_columns_count_in_the_units_of_the_client(editor: Editor) -> None:
    row = "    x = '🎈é'; session.commit()\n"
    (item,) = await editor.diagnostics(editor.open("units.py", HEAD + row))
    before = row[: row.index("session")].encode(editor.unit)
    assert item.range.start.character == len(before) // len("a".encode(editor.unit))
    (action, *_) = await editor.actions(editor.uri("units.py"), item.range, sent=[item])
    await editor.apply(action)
    assert editor.texts[editor.uri("units.py")] == HEAD + row.replace("session", "await session")
    assert await editor.notes(editor.uri("units.py")) == []


async def test_the_text_counts_and_not_the_file(editor: Editor) -> None:
    uri = editor.open("unsaved.py", GOOD)
    assert await editor.notes(uri) == []
    editor.change(uri, BAD)
    assert await editor.notes(uri) == [(5, "TX101")]
    editor.change(uri, GOOD)
    assert await editor.notes(uri) == []


async def test_only_the_last_of_many_changes_is_shown(editor: Editor) -> None:
    uri = editor.open("typing.py", GOOD)
    await editor.diagnostics(uri)
    for number in range(30):
        editor.change(uri, f"# {number}\n" + BAD)
    assert await editor.notes(uri) == [(6, "TX101")]
    versions = [item.version for item in editor.published if item.uri == uri]
    assert versions == ([] if editor.pulls else [1, 31])


@pytest.mark.parametrize("mark", ["\x0c", "\u2028", "\x1c"])
async def test_lines_are_counted_as_editors_count_them(editor: Editor, mark: str) -> None:
    uri = editor.open("lines.py", f"# a{mark}b\n" + BAD)
    assert await editor.notes(uri) == [(6, "TX101")]
    editor.change(uri, f"# a{mark}b{mark}\n\n" + BAD)
    assert await editor.notes(uri) == [(7, "TX101")]


async def test_disable_for_this_line(editor: Editor) -> None:
    for name, end in (("unix", "\n"), ("windows", "\r\n")):
        uri = editor.open(f"disable_{name}.py", LEAK.replace("\n", end))
        (item,) = await editor.diagnostics(uri)
        (_, action) = await editor.actions(uri, item.range, ["quickfix"], [item])
        assert (action.title, action.kind) == ("txlint (TX301): Disable for this line", "quickfix")
        await editor.apply(action)
        wanted = LEAK.replace("connect('a')\n", "connect('a')  # noqa: TX301\n")
        assert editor.texts[uri] == wanted.replace("\n", end)
        assert await editor.notes(uri) == []


async def test_an_unsafe_fix_is_offered_by_itself_only(editor: Editor) -> None:
    """It says so in its title, no client may take it as the preferred one, and fixing all leaves it out."""
    uri = editor.open("unsafe.py", LEAK)
    (item,) = await editor.diagnostics(uri)
    (action, _) = await editor.actions(uri, item.range, ["quickfix"], [item])
    assert (action.title, action.is_preferred) == ("txlint (TX301): Move close() into a finally (unsafe)", None)
    assert await editor.actions(uri, EVERYWHERE, ["source.fixAll"], [item]) == []
    await editor.apply(action)
    assert "    finally:\n        conn.close()\n" in editor.texts[uri]
    assert [code for _, code in await editor.notes(uri)] == ["TX403"]  # now that nothing outweighs it


async def test_an_unused_suppression_is_greyed_out_and_removed(editor: Editor) -> None:
    uri = editor.open("unused.py", "import sqlite3  # noqa: TX301\n")
    (item,) = await editor.diagnostics(uri)
    assert (item.code, list(item.tags or ())) == ("TX002", [types.DiagnosticTag.Unnecessary])
    (action,) = await editor.actions(uri, item.range, ["quickfix"], [item])
    await editor.apply(action)
    assert editor.texts[uri] == "import sqlite3\n"


async def test_actions_for_old_diagnostics_are_those_of_the_text(editor: Editor) -> None:
    uri = editor.open("old.py", BAD)
    old = await editor.diagnostics(uri)
    editor.change(uri, "# a line more\n" + BAD)
    (action, *_) = await editor.actions(uri, EVERYWHERE, ["quickfix"], old)
    await editor.apply(action)
    assert editor.texts[uri] == "# a line more\n" + GOOD


async def test_actions_without_diagnostics_are_those_of_the_range(editor: Editor) -> None:
    uri = editor.open("bare.py", BAD + "\n\n" + LEAK)
    (first, second) = await editor.diagnostics(uri)
    for item in (first, second):
        found = await editor.actions(uri, item.range, ["quickfix"])
        assert {diagnostic.code for action in found for diagnostic in action.diagnostics or ()} == {item.code}
    assert await editor.actions(uri, types.Range(types.Position(0, 0), types.Position(0, 4)), ["quickfix"]) == []


KINDS = {
    None: {"quickfix", "source.fixAll.txlint"},
    "": {"quickfix", "source.fixAll.txlint"},
    "quickfix": {"quickfix"},
    "source": {"source.fixAll.txlint"},
    "source.fixAll": {"source.fixAll.txlint"},
    "source.fixAll.txlint": {"source.fixAll.txlint"},
    "source.fixAll.ruff": set(),
    "source.fix": set(),
    "refactor": set(),
}


@pytest.mark.parametrize("only", KINDS)
async def test_kinds_are_chosen_by_prefix(editor: Editor, only: str | None) -> None:
    uri = editor.open(f"kinds{only}.py", BAD)
    found = await editor.actions(uri, EVERYWHERE, None if only is None else [only], await editor.diagnostics(uri))
    assert {str(getattr(item.kind, "value", item.kind)) for item in found} == KINDS[only]


async def test_fix_all_makes_every_safe_fix_and_no_other(editor: Editor) -> None:
    text = BAD + "    session.rollback()  # noqa: TX403\n\n\n" + LEAK
    uri = editor.open("fixall.py", text)
    await editor.diagnostics(uri)
    (action,) = await editor.actions(uri, EVERYWHERE, ["source.fixAll"])
    assert (action.edit is None) == (editor.capabilities.text_document.code_action.resolve_support is not None)
    await editor.apply(action)
    awaited = text.replace("session.commit", "await session.commit").replace("session.roll", "await session.roll")
    assert editor.texts[uri] == awaited.replace("  # noqa: TX403", "")
    assert [code for _, code in await editor.notes(uri)] == ["TX301"]
    assert await editor.actions(uri, EVERYWHERE, ["source.fixAll"]) == []


async def test_preferred_is_what_is_safe(editor: Editor) -> None:
    uri = editor.open("preferred.py", BAD)
    found = await editor.actions(uri, EVERYWHERE, ["quickfix"], await editor.diagnostics(uri))
    assert [(item.title, item.is_preferred) for item in found] == [
        ("txlint (TX101): Await it", True),
        ("txlint (TX101): Disable for this line", None),
    ]


async def test_hover_explains_the_codes_of_suppressions(editor: Editor) -> None:
    text = "x = 1  # noqa: E501, TX101\ny = 1  # txlint: ignore[TX3, unawaited-commit]\n# TX201 is no suppression\n"
    uri = editor.open("hover.py", text)

    async def at(word: str) -> str:
        row, line = next((row, line) for row, line in enumerate(text.split("\n")) if word in line)
        position = types.Position(row, line.index(word) + 1)
        params = types.HoverParams(types.TextDocumentIdentifier(uri), position)
        found = await editor.client.text_document_hover_async(params)
        return "" if found is None else found.contents.value

    assert (await at("TX101")).startswith("# unawaited-commit (TX101)")
    assert (await at("unawaited")).startswith("# unawaited-commit (TX101)")
    assert "TX301  connection-not-closed" in await at("TX3")
    assert [await at(word) for word in ("E501", "TX201", "x = 1")] == ["", "", ""]


async def test_closing_forgets(editor: Editor) -> None:
    uri = editor.open("closing.py", BAD)
    await editor.diagnostics(uri)
    editor.close(uri)
    if editor.pulls:
        assert await editor.diagnostics(uri) == []
    else:
        await editor.settle(uri, [])


async def test_what_is_not_ours_stays_silent(editor: Editor) -> None:
    assert await editor.actions(editor.open("stub.pyi", BAD), EVERYWHERE) == []
    assert await editor.actions(editor.open("note.txt", BAD, language="plaintext"), EVERYWHERE) == []
    assert await editor.notes(editor.open(".venv/lib/thing.py", BAD)) == []


async def test_a_document_without_a_file_is_checked(editor: Editor) -> None:
    uri = editor.open("untitled:Untitled-1", BAD, on_disk=False)
    assert await editor.notes(uri) == [(5, "TX101")]


async def test_broken_text_is_said_where_it_breaks(editor: Editor) -> None:
    uri = editor.open("broken.py", "import sqlite3\nconn = sqlite3.connect('a'\ndef f(:\n")
    (item,) = await editor.diagnostics(uri)
    assert item.code == "TX001"
    assert await editor.actions(uri, item.range, ["quickfix"], [item]) == []


async def test_imports_lead_to_unsaved_text(editor: Editor) -> None:
    opens = "import sqlite3\n\n\ndef connect():\n    return sqlite3.connect('a')\n"
    user = LEAK.replace("import sqlite3", "from importing.store import connect")
    user = user.replace("sqlite3.connect('a')", "connect()")
    editor.write("importing/__init__.py", "")
    store = editor.open("importing/store.py", opens)
    uri = editor.open("importing/user.py", user)
    assert await editor.notes(uri) == [(5, "TX301")]
    editor.change(store, "def connect():\n    return open('a')\n")
    await editor.diagnostics(store)
    editor.change(uri, user + "\n")
    assert await editor.notes(uri) == []
    editor.change(store, opens)
    editor.save(store)
    await editor.settle(uri, [(5, "TX301")])


async def test_settings_are_those_of_the_nearest_file_and_read_anew(editor: Editor) -> None:
    editor.write("settings/pyproject.toml", "[tool.txlint]\nignore = ['TX101']\n")
    uri = editor.open("settings/a.py", BAD)
    assert await editor.notes(uri) == []
    editor.write("settings/pyproject.toml", "[tool.txlint]\nignore = ['TX301']\n")
    editor.watched("settings/pyproject.toml")
    await editor.settle(uri, [(5, "TX101")])
    assert await editor.notes(editor.open("settings/b.py", LEAK)) == []


async def test_settings_that_cannot_be_used_are_said_once(editor: Editor) -> None:
    editor.shown.clear()
    editor.write("wrong/pyproject.toml", "[tool.txlint]\nselekt = ['TX101']\n")
    assert await editor.notes(editor.open("wrong/a.py", BAD)) == []
    assert await editor.notes(editor.open("wrong/b.py", BAD)) == []
    (said,) = editor.shown
    assert str(Path("wrong") / "pyproject.toml:2") in said
    assert "did you mean 'select'?" in said


async def test_the_baseline_holds_here_too(editor: Editor) -> None:
    from txlint.baseline import Baseline
    from txlint.check import check
    from txlint.settings import Settings

    folder = editor.folder / "baseline"
    editor.write("baseline/pyproject.toml", "[tool.txlint]\nbaseline = 'known.json'\n")
    found = check(BAD.encode(), str(folder / "a.py"), Settings())
    Baseline(str(folder / "known.json")).updated(found, [str(folder / "a.py")]).save()
    uri = editor.open("baseline/a.py", BAD)
    assert await editor.notes(uri) == []
    assert await editor.actions(uri, EVERYWHERE) == []
    editor.change(uri, BAD + "\n\n" + LEAK)
    assert await editor.notes(uri) == [(12, "TX301")]
