"""What a person's terminal can show: its colours and its width."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from typing import TextIO


def wants_color(asked: str = "auto") -> bool:
    """Whether standard output gets colours: `asked` is "auto", "always" or "never"."""
    if asked != "auto":
        return asked == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def width_of(stream: TextIO) -> int:
    """Columns of the terminal behind a stream, at least 40; 0 where there is none."""
    return max(40, shutil.get_terminal_size().columns) if stream.isatty() else 0


def print_wrapped(message: str) -> None:
    """One line to standard error, broken at blanks where a terminal is too narrow."""
    width = width_of(sys.stderr)
    lines = textwrap.wrap(message, width, break_long_words=False, break_on_hyphens=False) if width else [message]
    print("\n".join(lines), file=sys.stderr)


def page(markdown: str, width: int, *, color: bool) -> str:
    """A page in simple Markdown for a terminal: prose wrapped, code indented, headings without their marks."""
    bold, plain = ("\x1b[1m", "\x1b[0m") if color else ("", "")
    lines: list[str] = []
    prose: list[str] = []
    in_code = False

    def flush() -> None:
        text = " ".join(prose)
        indent = "  " if text.startswith("- ") else ""
        lines.extend(
            textwrap.wrap(text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
        )
        prose.clear()

    for line in markdown.splitlines():
        if line.startswith("```"):
            flush()
            in_code = not in_code
        elif in_code:
            lines.append(f"    {line}".rstrip())
        elif line.startswith("#"):
            flush()
            lines.append(f"{bold}{line.lstrip('# ')}{plain}")
        elif not line.strip() or line.startswith("- "):
            flush()
            lines += [""] if not line.strip() else []
            prose += [line] if line.strip() else []
        else:
            prose.append(line.strip())
    flush()
    return "\n".join(lines) + "\n"
