"""The language server is tested with what the extra `lsp-test` installs."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
