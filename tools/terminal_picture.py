"""The picture of a terminal: `python tools/terminal_picture.py TARGET.svg` runs README's example and draws it."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
_COLUMNS = 104


def draw(target: Path) -> None:
    """Write the SVG of what a terminal shows for the example of README.md."""
    example = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert example is not None
    console = Console(record=True, width=_COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text("$ txlint check leak.py", "bold"))
    console.print(Text.from_ansi(in_terminal(example[1])))
    target.write_text(console.export_svg(title="leak.py"), "utf-8")


def in_terminal(source: str) -> str:
    """What txlint writes to a terminal of this width, colours included, for `leak.py` with this text."""
    command = [sys.executable, "-m", "txlint", "check", "--isolated", "--no-cache", "leak.py"]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": str(_COLUMNS), "LINES": "50", "TERM": "xterm-256color"}
    env.pop("NO_COLOR", None)
    main_end, child_end = os.openpty()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "leak.py").write_text(source, "utf-8")
        child = subprocess.Popen(command, cwd=folder, env=env, stdout=child_end, stderr=child_end)
        os.close(child_end)
        shown = b""
        while chunk := _read(main_end):
            shown += chunk
        child.wait()
    os.close(main_end)
    return shown.decode().replace("\r\n", "\n").rstrip()


def _read(end: int) -> bytes:
    try:
        return os.read(end, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
