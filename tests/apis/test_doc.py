"""docs/apis.md is what the models say, and its example works."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

from txlint.apis.model import extended

ROOT = Path(__file__).parents[2]


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_apis_doc", ROOT / "tools" / "generate_apis_doc.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_up_to_date() -> None:
    assert (ROOT / "docs" / "apis.md").read_text("utf-8") == generator().render()


def test_the_example_adds_its_models() -> None:
    example = re.search(r"```toml\n(.*?)```", (ROOT / "docs" / "own-code.md").read_text("utf-8"), re.DOTALL)
    assert example is not None
    models = extended(tomllib.loads(example[1])["tool"]["txlint"]["api"])
    assert models.producers["corp.pool.lease"].returns == "corp.Lease"
