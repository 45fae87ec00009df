"""The parts of the server by themselves: positions and edits for any text, the process, preferences."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pytest_lsp", reason="pip install '.[lsp-test]' brings what is needed")

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from pygls.workspace import PositionCodec
from session import SERVER, edited

from txlint.config import ConfigError
from txlint.finding import Position
from txlint.lsp.preferences import Preferences
from txlint.lsp.wire import Text, changes
from txlint.lsp.worker import Worker, WorkerFailed

UNITS = {
    "utf-8": types.PositionEncodingKind.Utf8,
    "utf-16-le": types.PositionEncodingKind.Utf16,
    "utf-32-le": types.PositionEncodingKind.Utf32,
}
PIECES = st.lists(st.sampled_from(["a", "é", "数", "🎈", " ", "\x0c", "\u2028", "\n", "\n", "\r\n"]), max_size=30)
ANY = PIECES.map("".join)


@pytest.mark.parametrize("unit", UNITS)
@given(text=ANY)
def test_places_survive_the_way_to_the_client_and_back(unit: str, text: str) -> None:
    shown = Text("file:///a.py", text, 1, PositionCodec(UNITS[unit]))
    for row, line in enumerate(shown.lines, 1):
        for column in range(1, len(line) + 2):
            position = shown.position(Position(row, column))
            assert position.character * len("a".encode(unit)) == len(line[: column - 1].encode(unit))
            assert shown.place(position) == Position(row, column)


@pytest.mark.parametrize("unit", UNITS)
@given(before=ANY, after=ANY)
def test_changes_turn_one_text_into_the_other(unit: str, before: str, after: str) -> None:
    shown = Text("file:///a.py", before, 1, PositionCodec(UNITS[unit]))
    assert edited(before, changes(shown, after), unit) == after


def test_a_place_past_the_end_is_the_end() -> None:
    shown = Text("file:///a.py", "a\nbc", 1, PositionCodec())
    assert shown.position(Position(3, 1)) == types.Position(1, 2)


def test_a_call_that_does_not_end_is_ended() -> None:
    worker = Worker(time_limit=5)
    try:
        assert worker.submit(len, "ready").result(60) == 5
        worker._time_limit = 0.2
        with pytest.raises(WorkerFailed, match=r"stopped after 0\.2 seconds"):
            worker.submit(time.sleep, 60).result(30)
        worker._time_limit = 30
        assert worker.submit(len, "back").result(60) == 4
        with pytest.raises(WorkerFailed, match="FileNotFoundError"):
            worker.submit(Path.read_text, Path("/nowhere")).result(60)
        assert worker.submit(len, "still").result(60) == 5
    finally:
        worker.close()


MISTAKES = [
    ({"selekt": ["TX1"]}, "'selekt' is unknown; known are config, select,"),
    ({"select": ["TX9"]}, "unknown rule 'TX9'"),
    ({"select": "TX1"}, "a list of codes is needed here, not 'TX1'"),
    ({"minSeverity": "fatal"}, "'fatal' is not one of 'note', 'warning', 'error'"),
    ({"config": "gone.toml"}, "there is no file 'gone.toml'"),
]


@pytest.mark.parametrize(("options", "message"), MISTAKES)
def test_mistakes_in_preferences_say_what_is_allowed(options: Any, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Preferences.read(options)
    assert message in str(caught.value)


def test_without_pygls_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "pygls.py").write_text("raise ModuleNotFoundError('No module named pygls', name='pygls')\n")
    done = subprocess.run(
        SERVER, env={"PYTHONPATH": str(tmp_path)}, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr == "txlint: error: the language server needs more packages: pip install 'txlint[lsp]'\n"
