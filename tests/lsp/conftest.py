"""The language server is tested with what the extra `lsp-test` installs."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
_TESTS = ["test_parts.py", "test_server.py", "test_trouble.py"]
collect_ignore = [] if importlib.util.find_spec("pytest_lsp") else _TESTS


def pytest_report_header() -> str:
    return "tests/lsp: left out, pip install '.[lsp-test]' brings what they need" if collect_ignore else ""
