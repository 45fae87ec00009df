"""The pages and tables that are made from the code are what the code says now."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_docs", ROOT / "tools" / "generate_docs.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_current(page: Path, text: str) -> bool:
    return page.exists() and page.read_text("utf-8") == text


def test_generated_pages_are_up_to_date(generator: ModuleType) -> None:
    made = dict(generator.pages())
    old = [path for path, text in made.items() if not is_current(ROOT / path, text)]
    old += [str(page.relative_to(ROOT)) for page in generator.stale(made)]
    assert old == [], "run: python tools/generate_docs.py"


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) < 150
