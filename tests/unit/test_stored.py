"""The shipped models, kept as JSON between runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from txlint.apis import stored
from txlint.apis.stored import documents, keep_in


@pytest.fixture(autouse=True)
def nowhere_afterwards() -> Iterator[None]:
    yield
    keep_in(None)


def test_what_is_kept_is_what_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = documents()
    keep_in(str(tmp_path))
    assert documents() == read
    assert len(list(tmp_path.glob("models-*.json"))) == 1
    monkeypatch.setattr("tomllib.loads", lambda text: pytest.fail("read again"))
    assert documents() == read


@pytest.mark.parametrize("text", ["", "[[1]]", "[1]", "{", "null"])
def test_what_cannot_be_read_is_read_again(tmp_path: Path, text: str) -> None:
    read = documents()
    keep_in(str(tmp_path))
    documents()
    (kept,) = tmp_path.glob("models-*.json")
    kept.write_text(text)
    assert documents() == read


def test_changed_models_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_in(str(tmp_path))
    documents()
    real = stored._kept_file
    monkeypatch.setattr(stored, "_kept_file", lambda files: real(files[1:]))
    documents()
    assert len(list(tmp_path.glob("models-*.json"))) == 2


def test_a_folder_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    keep_in(str(tmp_path / "none"))
    assert documents()
    assert not (tmp_path / "none").exists()
