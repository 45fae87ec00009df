"""Long proofs run where they are asked for."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("txlint", deadline=None)  # how long an example takes says nothing on a busy machine
settings.load_profile("txlint")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the long proofs, too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow"):
        return
    skip = pytest.mark.skip(reason="a long proof: run with --slow")
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(skip)
