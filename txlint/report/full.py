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
    head = [(finding.code, "code"), (fix_mark(finding, context), "help"), (finding.message, "title")]
    yield from _wrapped(head, context.width, len(finding.code) + 1)
    places = _places(finding)
    gutter = len(str(max(span.start.row for _, span, _ in places) + _CONTEXT_ROWS))
    margin = " " * gutter
    for number, (filename, span, steps) in enumerate(places):
        if number:
            yield [(f"{margin} |", "frame")]
        for step in steps:
            yield from _wrapped([(step, "step")], context.width, gutter + 4, margin)
        yield [
            (f"{margin}--> ", "frame"),
            (f"{context.shown(filename)}:{span.start.row}:{span.start.column}", ""),
        ]
        room = context.width - gutter - len(" | …") if context.width else _MAX_WIDTH
        around, mark = (_CONTEXT_ROWS, "^") if number == 0 else (0, "-")
        yield from _frame(sources.lines(filename), span, gutter, around, mark, max(20, min(room, _MAX_WIDTH)))
    cure = finding.help or (finding.fix.message if finding.fix is not None else "")
    if cure:
        yield from _wrapped([("=", "frame"), ("help:", "help"), (cure, "")], context.width, gutter + 9, margin)
    yield []


def _places(finding: Finding) -> list[tuple[str, Span, list[str]]]:
    """The place of the finding, then those of the path, with the steps that happen there in one go."""
    places: list[tuple[str, Span, list[str]]] = [(finding.filename, finding.span, [])]
    for number, step in enumerate(finding.path, 1):
        if places[-1][:2] != (step.filename, step.span):
            places.append((step.filename, step.span, []))
        places[-1][2].append(f"{number}. {step.message}")
    return places


def _wrapped(parts: Sequence[Part], width: int, indent: int, lead: str = "") -> Iterator[list[Part]]:
    """The words of the parts behind `lead`, broken with `indent` where a terminal is too narrow for one line."""
    line: list[Part] = [(lead, "")]
    used = len(lead)
    for word, style in ((word, style) for text, style in parts for word in text.split()):
        if width and used > indent and used + 1 + _width(word) > width:
            yield line
            line, used = [(" " * (indent - 1), "")], indent - 1
        blank = " " if used else ""
        if line[-1][1] == style:
            line[-1] = (line[-1][0] + blank + word, style)
        else:
            line.append((blank + word, style))
        used += len(blank) + _width(word)
    yield line


def _frame(lines: Sequence[str], span: Span, gutter: int, around: int, mark: str, room: int) -> Iterator[list[Part]]:
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
        text = text if len(text) <= room else text[:room] + "…"
        yield [(f"{number:>{gutter}} | ", "frame"), (text, "")]
        if number == row:
            start = min(span.start.column - 1, len(line))
            end = span.end.column - 1 if span.end.row == row else len(line.rstrip())
            indent, width = _width(line[:start]), max(1, _width(line[start:end]))
            if indent < room:
                yield [
                    (f"{' ' * gutter} | ", "frame"),
                    (" " * indent + mark * min(width, room - indent), "mark"),
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
    console = Console(file=stream, force_terminal=True, color_system="standard", width=10_000, highlight=False)
    for line in lines:
        text = Text()
        for part, style in line:
            text.append(part, _STYLES.get(style, ""))
        text.rstrip()
        console.print(text, soft_wrap=True)
    return stream.getvalue()
