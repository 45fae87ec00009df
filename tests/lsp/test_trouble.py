"""What goes wrong stays where it is; and what only some sessions have: preferences, several folders."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pytest_lsp", reason="pip install '.[lsp-test]' brings what is needed")

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from session import PROFILES, PULLING, PUSHED, Editor, notes_of, start, until
from test_server import BAD, EVERYWHERE, LEAK

pytestmark = pytest.mark.asyncio

FAULTY = (sys.executable, str(Path(__file__).parent / "faulty.py"))


@pytest.mark.parametrize("profile", [PUSHED, PULLING])
async def test_no_failure_of_the_analysis_ends_the_server(profile: str, tmp_path: Path) -> None:
    async with start(profile, tmp_path, command=FAULTY) as editor:
        uri = editor.open("a.py", BAD)
        assert await editor.notes(uri) == [(5, "TX101")]
        editor.change(uri, BAD + "# raise\n")
        assert await editor.notes(uri) == [(1, "TX000")]
        editor.change(uri, BAD + "# die\n")
        assert await editor.notes(uri) == []
        assert await editor.actions(uri, EVERYWHERE, ["source.fixAll"]) == []
        editor.change(uri, BAD + "# print\n")
        assert await editor.notes(uri) == [(5, "TX101")]
    logged = [item.message for item in editor.client.log_messages if item.type == types.MessageType.Error]
    assert logged == [f"{uri}: the analysis died: please report it, with the file"]


async def test_a_late_answer_is_never_shown(tmp_path: Path) -> None:
    async with start(PUSHED, tmp_path, command=FAULTY) as editor:
        uri = editor.open("a.py", BAD + "# slow\n")
        await asyncio.sleep(0.5)
        editor.change(uri, "x = 1\n")
        assert await editor.notes(uri) == []
        await asyncio.sleep(1.5)
        assert [item.version for item in editor.published] == [2]


async def test_a_pull_that_is_overtaken_is_to_be_repeated(tmp_path: Path) -> None:
    async with start(PULLING, tmp_path, command=FAULTY) as editor:
        uri = editor.open("a.py", BAD + "# slow\n")
        first = asyncio.ensure_future(editor.report(uri))
        await asyncio.sleep(0.3)
        editor.change(uri, BAD)
        assert await editor.notes(uri) == [(5, "TX101")]
        with pytest.raises(JsonRpcException) as caught:
            await first
        assert caught.value.code == -32802
        assert caught.value.data in ({"retriggerRequest": True}, types.DiagnosticServerCancellationData(True))


async def test_an_unchanged_text_is_not_sent_again(tmp_path: Path) -> None:
    async with start(PULLING, tmp_path) as editor:
        uri = editor.open("again.py", BAD)
        first = await editor.report(uri)
        assert isinstance(first, types.RelatedFullDocumentDiagnosticReport)
        again = await editor.report(uri, first.result_id)
        assert again == types.RelatedUnchangedDocumentDiagnosticReport(str(first.result_id))
        editor.change(uri, "\n" + BAD)
        changed = await editor.report(uri, first.result_id)
        assert isinstance(changed, types.RelatedFullDocumentDiagnosticReport)
        assert notes_of(changed.items) == [(6, "TX101")]


async def test_a_cancelled_request_does_no_harm_to_the_next(tmp_path: Path) -> None:
    async with start(PULLING, tmp_path, command=FAULTY) as editor:
        uri = editor.open("a.py", BAD + "# slow\n")
        document = types.TextDocumentIdentifier(uri)
        params = types.DocumentDiagnosticParams(document)
        first = editor.client.protocol.send_request_async(types.TEXT_DOCUMENT_DIAGNOSTIC, params, msg_id="first")
        waiting = asyncio.ensure_future(first)
        await asyncio.sleep(0.3)
        editor.client.cancel_request(types.CancelParams("first"))
        with pytest.raises(JsonRpcException) as caught:
            await waiting
        assert caught.value.code == -32800
        assert await editor.notes(uri) == [(5, "TX101")]


async def test_the_process_that_analyses_ends_with_the_server(tmp_path: Path) -> None:
    async with start(PUSHED, tmp_path) as editor:
        await editor.notes(editor.open("a.py", BAD))
        server = editor.client._server
        assert server is not None
        children = list(Path(f"/proc/{server.pid}/task").glob("*/children"))
        if not children:
            pytest.skip("needs /proc")
        started = [Path("/proc") / number for file in children for number in file.read_text().split()]
        assert started
        server.kill()
        await until(lambda: not any(_lives(process) for process in started))
        editor.client.error = RuntimeError("it was killed, so it cannot be told to end")


def _lives(process: Path) -> bool:
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


async def test_each_folder_has_its_settings(tmp_path: Path) -> None:
    for name, ignored in (("one", "TX101"), ("two", "TX301")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "txlint.toml").write_text(f"ignore = ['{ignored}']\n")
    async with start(PULLING, tmp_path, folders=("one", "two")) as editor:
        for name, wanted in (("one/a.py", [(12, "TX301")]), ("two/a.py", [(5, "TX101")])):
            assert await editor.notes(editor.open(name, f"{BAD}\n\n{LEAK}")) == wanted
        outside = editor.open("a.py", f"{BAD}\n\n{LEAK}")
        assert await editor.notes(outside) == [(5, "TX101"), (12, "TX301")]


PREFERENCES: list[tuple[Any, list[str]]] = [
    (None, ["TX101", "TX301"]),
    ({}, ["TX101", "TX301"]),
    ({"select": [], "minSeverity": None, "config": ""}, ["TX101", "TX301"]),
    ({"select": ["TX3"]}, ["TX301"]),
    ({"ignore": ["connection-not-closed"]}, ["TX101"]),
    ({"minSeverity": "error"}, ["TX101", "TX403"]),
    ({"min-severity": "error"}, ["TX101", "TX403"]),
    ({"config": "CONFIG"}, ["TX301"]),
    ({"config": "CONFIG", "select": ["TX101"]}, ["TX101"]),
]


@pytest.mark.parametrize(("options", "wanted"), PREFERENCES)
async def test_what_the_editor_prefers(options: Any, wanted: list[str], tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text("select = ['TX3']\n")
    if options and options.get("config"):
        options = {**options, "config": str(tmp_path / "my.toml")}
    async with start(PUSHED, tmp_path, options=options) as editor:
        assert [code for _, code in await editor.notes(editor.open("a.py", f"{BAD}\n\n{LEAK}"))] == wanted
        assert editor.shown == []


@pytest.mark.parametrize("profile", [PUSHED, PULLING])
async def test_preferences_change_while_it_runs(profile: str, tmp_path: Path) -> None:
    async with start(profile, tmp_path, options={"ignore": ["TX101"]}) as editor:
        uri = editor.open("a.py", f"{BAD}\n\n{LEAK}")
        assert await editor.notes(uri) == [(12, "TX301")]
        _configure(editor, {"txlint": {"select": ["TX1"]}})
        await editor.settle(uri, [(5, "TX101")])
        _configure(editor, {"txlint": {"selekt": []}})
        await until(lambda: editor.shown)
        assert "'selekt' is unknown" in editor.shown[0]
        _configure(editor, {})
        await editor.settle(uri, [(5, "TX101")])


def _configure(editor: Editor, settings: Any) -> None:
    editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))


async def test_clients_that_can_be_asked_to_watch_are_asked(tmp_path: Path) -> None:
    for profile in PROFILES:
        async with start(profile, tmp_path) as editor:
            await editor.notes(editor.open("a.py", BAD))
            watching = editor.capabilities.workspace.did_change_watched_files
            if watching is not None and watching.dynamic_registration:
                (registration,) = editor.registered
                assert "**/pyproject.toml" in str(registration.register_options)
            else:
                assert editor.registered == []
