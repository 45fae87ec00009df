"""For people: each finding with its source, the path that leads to it as numbered frames, and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from txlint.finding import Finding, Span
from txlint.report import Context, Sources
from txlint.report.concise import fix_mark

_CONTEXT_ROWS = 2
_TAB = "    "
_MAX_WIDTH = 200

Part = tuple[str, str]  # text and the name of its style, "" for none
_STYLES = {
    "code": "bold red",
    "title": "bold",
    "frame": "blue",
    "mark": "bold red",
    "step": "bold yellow",
    "help": "cyan",
}


def render(findings: Sequence[Finding], context: Context) -> str:
    sources = Sources(context)
    lines = [line for finding in findings for line in _finding(finding, sources, context)]
    if context.color:
        return _coloured(lines)
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)


def _finding(finding: Finding, sources: Sources, context: Context) -> Iterator[list[Part]]:
    yield [(finding.code, "code"), (f" {fix_mark(finding, context)}", "help"), (finding.message, "title")]
    frames = [(finding.filename, finding.span, "", _CONTEXT_ROWS, "^")]
    frames += [
        (step.filename, step.span, f"{number}. {step.message}", 0, "-")
        for number, step in enumerate(finding.path, 1)
    ]
    last = max(span.start.row for _, span, *_ in frames) + _CONTEXT_ROWS
    gutter = len(str(last))
    for filename, span, title, around, mark in frames:
        if title:
            yield [(f"{' ' * gutter} | ", "frame")]
            yield [(f"{' ' * gutter} {title}", "step")]
        yield [
            (f"{' ' * gutter}--> ", "frame"),
            (f"{context.shown(filename)}:{span.start.row}:{span.start.column}", ""),
        ]
        yield from _frame(sources.lines(filename), span, gutter, around, mark)
    cure = finding.help or (finding.fix.message if finding.fix is not None else "")
    if cure:
        yield [(f"{' ' * gutter} = ", "frame"), ("help: ", "help"), (cure, "")]
    yield []


def _frame(lines: Sequence[str], span: Span, gutter: int, around: int, mark: str) -> Iterator[list[Part]]:
    row = span.start.row
    if not 1 <= row <= len(lines):
        return
    first, last = max(1, row - around), min(len(lines), row + around)
    while first < row and not lines[first - 1].strip():
        first += 1
    while last > row and not lines[last - 1].strip():
        last -= 1
    yield [(f"{' ' * gutter} |", "frame")]
    for number in range(first, last + 1):
        line = lines[number - 1]
        text = _visible(line)
        text = text if len(text) <= _MAX_WIDTH else text[:_MAX_WIDTH] + "…"
        yield [(f"{number:>{gutter}} | ", "frame"), (text, "")]
        if number == row:
            start = min(span.start.column - 1, len(line))
            end = span.end.column - 1 if span.end.row == row else len(line.rstrip())
            indent, width = _width(line[:start]), max(1, _width(line[start:end]))
            if indent < _MAX_WIDTH:
                yield [
                    (f"{' ' * gutter} | ", "frame"),
                    (" " * indent + mark * min(width, _MAX_WIDTH - indent), "mark"),
                ]


def _visible(line: str) -> str:
    """Tabs as blanks; control characters, which could move the cursor, as their pictures."""
    return "".join(chr(0x2400 + ord(char)) if char < " " else char for char in line.replace("\t", _TAB))


def _width(text: str) -> int:
    """Columns that a text takes in a terminal."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    marks = sum(unicodedata.combining(char) != 0 for char in text)
    return len(_visible(text)) + wide - marks


def _coloured(lines: Sequence[Sequence[Part]]) -> str:
    import io

    from rich.console import Console
    from rich.text import Text

    stream = io.StringIO()
    console = Console(
        file=stream, force_terminal=True, color_system="standard", width=10_000, highlight=False
    )
    for line in lines:
        text = Text()
        for part, style in line:
            text.append(part, _STYLES.get(style, ""))
        text.rstrip()
        console.print(text, soft_wrap=True)
    return stream.getvalue()
