"""What is shown in a real terminal: wrapped, and with colours where they are wanted."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from txlint.terminal import page

if not hasattr(os, "openpty"):
    pytest.skip("needs pseudo-terminals", allow_module_level=True)

LEAK = """\
import psycopg2.pool

pool = psycopg2.pool.ThreadedConnectionPool(1, 20, "dbname=shop")


def pay(order):
    conn = pool.getconn()
    conn.cursor().execute("UPDATE orders SET paid = true, changed = now(), who = 'pay' WHERE id = %s", (order,))
    conn.commit()
    pool.putconn(conn)
"""


def shown(tmp_path: Path, columns: int, *arguments: str, **env: str) -> str:
    """What the command line writes to a terminal that is so wide, both streams together."""
    (tmp_path / "leak.py").write_text(LEAK)
    ours, theirs = pty.openpty()
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
    child = subprocess.Popen(
        [sys.executable, "-m", "txlint", *arguments], cwd=tmp_path, stdin=theirs, stdout=theirs, stderr=theirs,
        env={**clean, "COLUMNS": str(columns), "LINES": "40", "TERM": "xterm", **env},
    )  # fmt: skip
    os.close(theirs)
    written = b""
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:
            break
        if not chunk:
            break
        written += chunk
    os.close(ours)
    child.wait(timeout=60)
    return written.decode().replace("\r\n", "\n")


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize("columns", [60, 140])
def test_nothing_is_wider_than_the_terminal(tmp_path: Path, columns: int) -> None:
    for arguments in (
        ("check", "--no-cache", "leak.py"),
        ("check", "--fixx"),
        ("check", "--select", "unawaited-comit,TX999"),
        ("rule", "TX101"),
        ("rule", "--all"),
        ("check", "--help"),
        ("check", "--no-cache", "--diff-base", "gone-with-the-wind-and-some-more-words"),
    ):
        text = plain(shown(tmp_path, columns, *arguments))
        widest = max(map(len, text.splitlines()))
        assert text
        assert widest <= max(columns, 85) if arguments[0] == "rule" else columns, (arguments, widest)


def test_colours_are_for_terminals_that_have_them(tmp_path: Path) -> None:
    arguments = ("check", "--no-cache", "--quiet", "leak.py")
    coloured = shown(tmp_path, 100, *arguments)
    assert "\x1b[1;31mTX303\x1b[0m" in coloured
    for bare in (
        shown(tmp_path, 100, *arguments, NO_COLOR="1"),
        shown(tmp_path, 100, *arguments, TERM="dumb"),
        shown(tmp_path, 100, *arguments, "--color", "never"),
    ):
        assert "\x1b" not in bare
        assert bare == plain(coloured)
    assert "\x1b[1m" in shown(tmp_path, 100, "rule", "TX101")
    assert "\x1b" not in shown(tmp_path, 100, "rule", "TX101", NO_COLOR="1")


def test_page() -> None:
    text = "# a (TX1)\n\nOne two\nthree.\n\n## Part\n- an item that\n  goes on\n- more\n"
    assert page(text + "```python\nif x:\n\n    y\n```\n", 12, color=False) == (
        "a (TX1)\n\nOne two\nthree.\n\nPart\n- an item\n  that goes\n  on\n- more\n    if x:\n\n        y\n"
    )
    assert page("## Part\n", 12, color=True) == "\x1b[1mPart\x1b[0m\n"
