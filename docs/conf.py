"""Sphinx: `sphinx-build -W -n -b dirhtml docs docs/_build`, with the extra `docs`."""

import sys
from pathlib import Path

DOCS = Path(__file__).parent
sys.path[:0] = [str(DOCS.parent), str(DOCS.parent / "tools")]

from terminal_picture import draw  # noqa: E402

from txlint import __version__  # noqa: E402

project = "txlint"
author = "the txlint authors"
copyright = "2026, the txlint authors"
release = version = __version__
extensions = ["myst_parser"]
myst_enable_extensions = ["attrs_block", "colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "txlint"
html_static_path = ["_static"]
html_copy_source = False
pygments_style = "tango"


def setup(app):
    static = DOCS / "_static"
    static.mkdir(exist_ok=True)
    draw(static / "leak.svg")
