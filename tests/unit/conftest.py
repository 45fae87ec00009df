"""Fixtures of the unit tests."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """The analysis and the rules of `fakes`, for this test."""
    import fakes

    def replace(module: str, name: str, value: object) -> None:
        monkeypatch.setattr(importlib.import_module(module), name, value, raising=False)

    fakes.put_in_place(replace)
