"""Comments that hide findings: flake8's `# noqa`, exactly as flake8 reads it, and txlint's own.

`# noqa` covers what flake8 says it covers, so the command line and flake8 give one answer. The own forms are
`# txlint: ignore[TX101, slug] reason` behind code (that physical line) or on a line of its own (the whole next
logical line, for a decorated `def` down to its header), and `# txlint: file-ignore[TX3]`.
A suppression that hid nothing is TX002, one that names no rule TX003.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from txlint.finding import Applicability, Confidence, Edit, Finding, Fix, Position, Severity, Span

_NOQA = re.compile(r"# noqa(?::[\s]?(?P<codes>([A-Z]+[0-9]+(?:[,\s]+)?)+))?", re.IGNORECASE)
_NOQA_FILE = re.compile(r"\s*# flake8[:=]\s*noqa", re.IGNORECASE)
_OWN = re.compile(r"#\s*txlint:\s*(?P<kind>file-ignore|ignore)\[(?P<codes>[^\]]*)\]")
_ENTRY = re.compile(r"[^,\s]+")
_MENTION = re.compile(rb"noqa|txlint:", re.IGNORECASE)
_SEEN_FROM_OTHERS = ("TX409",)
"""Codes of which a run over the whole project reports more than the analysis of a file by itself."""
_NAMES_CODES = re.compile(rb"TX|txlint:")
_CODE = re.compile(r"TX[0-9]{0,3}")


@dataclass(slots=True)
class _Entry:
    """One code, family or slug in a comment."""

    text: str
    code: str
    span: Span
    used: bool = False


@dataclass(slots=True)
class _Comment:
    """One suppression and the rows it covers (both inclusive); without entries it covers every code."""

    first: int
    last: int
    span: Span
    entries: list[_Entry] = field(default_factory=list)
    blanket: bool = False
    in_string: bool = False
    """Whether it stands in a string, where it works but is not for us to edit."""

    def hides(self, finding: Finding) -> bool:
        if not self.first <= finding.span.start.row <= self.last:
            return False
        hit = [entry for entry in self.entries if finding.code.startswith(entry.code)]
        for entry in hit:
            entry.used = True
        return self.blanket or bool(hit)


class Suppressions:
    """The suppressing comments of one file."""

    def __init__(self, filename: str, lines: Sequence[str], *, noqa: bool) -> None:
        self._filename = filename
        self._lines = lines
        self._whole_file = noqa and any(_NOQA_FILE.match(line) for line in lines)
        tokens = _tokens(lines)
        self._comments = [*_own_comments(lines, tokens or [])]
        if noqa:
            self._comments += _noqa_comments(lines, noqa_ranges(lines, tokens), tokens or [])

    @classmethod
    def of(cls, data: bytes, filename: str, *, noqa: bool, found: bool = True) -> Suppressions | None:
        """None where the file has no suppression, or no text; where nothing was `found` in it, also None for a file
        whose suppressions name no code of ours, since there is nothing to hide and nothing to judge."""
        if _MENTION.search(data) is None or not (found or _NAMES_CODES.search(data)):
            return None
        from txlint.tree.syntax import Unparsable, decode

        try:
            text = decode(data)
        except Unparsable:
            return None
        return cls(filename, _kept_ends(text), noqa=noqa)

    def apply(self, found: Sequence[Finding], is_on: Callable[[str], bool]) -> list[Finding]:
        """What is left of `found`, with TX002 and TX003 where `is_on` has them on."""
        if self._whole_file:
            return []
        left = [finding for finding in found if not self._hidden(finding)]
        # Where the analysis failed, nothing can be called unused.
        complete = not any(finding.code in ("TX000", "TX001") for finding in found)
        judged = [*(self._unused(is_on) if complete else ()), *self._unknown()]
        return left + [finding for finding in judged if is_on(finding.code) and not self._hidden(finding)]

    def named_at(self, place: Position) -> str:
        """The code or family that a suppression names at a place, "" where none does."""
        entries = (entry for comment in self._comments for entry in comment.entries)
        return next((item.code for item in entries if item.span.start <= place < item.span.end), "")

    def hiding(self, finding: Finding) -> tuple[str, int] | None:
        """The text and the row of the comment that hides a finding; None where none does."""
        if self._whole_file:
            rows = (number for number, line in enumerate(self._lines, 1) if _NOQA_FILE.match(line))
            row = next(rows)
            return self._lines[row - 1].strip(), row
        for comment in self._comments:
            if comment.hides(finding):
                start, end = comment.span.start, comment.span.end
                return self._lines[start.row - 1][start.column - 1 : end.column - 1], start.row
        return None

    def _hidden(self, finding: Finding) -> bool:
        hits = [comment.hides(finding) for comment in self._comments]  # all of them: each hit counts as a use
        return any(hits)

    def _unused(self, is_on: Callable[[str], bool]) -> Iterator[Finding]:
        for comment in self._comments:
            idle = [entry for entry in comment.entries if not entry.used and _may_be_judged(entry.code, is_on)]
            if idle:
                names = ", ".join(entry.text for entry in idle)
                message = f"unused suppression: {names} is not reported here, remove it"
                fix = self._removal("Remove the unused suppression", comment, idle)
                yield self._finding("TX002", "unused-suppression", message, comment.span, fix)

    def _unknown(self) -> Iterator[Finding]:
        for comment in self._comments:
            for entry in comment.entries:
                if not _known_codes(entry.code):
                    near = _nearest(entry.text)
                    hint = f", did you mean {near!r}?" if near else ", 'txlint rule --all' lists them"
                    message = f"{entry.text!r} in a suppression is no rule of txlint{hint}"
                    fix = self._removal("Remove the unknown code", comment, [entry])
                    yield self._finding("TX003", "unknown-suppression", message, entry.span, fix)

    def _finding(self, code: str, name: str, message: str, span: Span, fix: Fix | None) -> Finding:
        anchor = " ".join(self._lines[span.start.row - 1].split())
        return Finding(
            code,
            name,
            Severity.WARNING,
            Confidence.HIGH,
            message,
            self._filename,
            span,
            anchor=anchor,
            fix=fix,
        )

    def _removal(self, title: str, comment: _Comment, gone: Sequence[_Entry]) -> Fix | None:
        if comment.in_string:
            return None
        return Fix(title, (self._removing(comment, gone),), Applicability.SAFE)

    def _removing(self, comment: _Comment, gone: Sequence[_Entry]) -> Edit:
        """Takes entries out of a comment, and the whole comment where none is left and it says nothing else."""
        line = self._lines[comment.span.start.row - 1]
        start, end = comment.span.start.column - 1, comment.span.end.column - 1
        text = line[start:end]
        kept = [word for word in _ENTRY.findall(_codes_of(text)) if word not in {entry.text for entry in gone}]
        row = comment.span.start.row
        if kept:
            separator = ", " if "," in _codes_of(text) or "[" in text else " "
            codes = separator.join(kept)
            content = text.replace(_codes_of(text), codes + _trailing_blank(_codes_of(text)), 1)
            return Edit(comment.span, content)
        rest = line[end:].rstrip("\r\n")
        if rest.strip():  # a reason or another comment follows: keep it
            content = "" if rest.lstrip().startswith("#") else "# "
            skipped = len(rest) - len(rest.lstrip())
            return Edit(Span(comment.span.start, Position(row, end + skipped + 1)), content)
        before = line[:start].rstrip()
        if before:
            return Edit(Span(Position(row, len(before) + 1), Position(row, end + len(rest) + 1)), "")
        return Edit(Span(Position(row, 1), Position(row + 1, 1)), "")


def noqa_ranges(lines: Sequence[str], tokens: Sequence[tokenize.TokenInfo] | None) -> list[tuple[int, int]]:
    """The runs of rows that share their `# noqa`: from a token's start to the next end of line.

    `lines` keep their ends. Where the file cannot be tokenized every row stands alone, as in flake8.
    """
    if tokens is None:
        return [(row, row) for row in range(1, len(lines) + 1)]
    ranges: list[tuple[int, int]] = []
    first, last = len(lines) + 2, -1
    for token in tokens:
        if token.type in (tokenize.ENDMARKER, tokenize.DEDENT):
            continue
        first, last = min(first, token.start[0]), max(last, token.end[0])
        if token.type in (tokenize.NL, tokenize.NEWLINE):
            ranges.append((first, last))
            first, last = len(lines) + 2, -1
    return ranges


def disabling_edits(text: str, places: Sequence[tuple[int, str]]) -> list[Edit | None]:
    """For each row and code the edit that hides the finding there, from flake8, too; None where there is no room.

    The code joins the `# noqa` that covers the row, or a new one at the end of its range. A `# noqa` in a string
    outweighs one that follows it, so there txlint's own comment is written.
    """
    lines = _kept_ends(text)
    tokens = _tokens(lines)
    ranges = noqa_ranges(lines, tokens)
    covering = {comment.first: comment for comment in _noqa_comments(lines, ranges, tokens or [])}

    def edit(row: int, code: str) -> Edit | None:
        first, last = next((rows for rows in ranges if rows[0] <= row <= rows[1]), (row, row))
        comment = covering.get(first)
        if comment is not None and not comment.in_string:
            return Edit(Span(comment.span.end, comment.span.end), f", {code}")
        if comment is not None and row != last:
            return None
        line = lines[last - 1].rstrip("\r\n")
        end = Span(Position(last, len(line.rstrip()) + 1), Position(last, len(line) + 1))
        return Edit(end, f"  # noqa: {code}" if comment is None else f"  # txlint: ignore[{code}]")

    return [edit(row, code) for row, code in places]


def adding_edits(text: str, places: Sequence[tuple[int, str]], reason: str) -> tuple[list[Edit], int]:
    """The edits that hide all findings at these rows and codes, with a reason, and how many findings they hide.

    Codes that share a comment are written into it together.
    """
    groups: dict[Span, dict[str, int]] = {}
    for (row, code), edit in zip(places, disabling_edits(text, places), strict=True):
        if edit is not None:
            groups.setdefault(edit.span, {}).setdefault(code, row)
    merged = [(next(iter(codes.values())), ", ".join(codes)) for codes in groups.values()]
    edits = [edit for edit in disabling_edits(text, merged) if edit is not None]
    if reason:  # a comment that is there already has its own
        edits = [Edit(e.span, f"{e.content} {reason}") if "#" in e.content else e for e in edits]
    hidden = sum(edit is not None for edit in disabling_edits(text, places))
    return edits, hidden


def _tokens(lines: Sequence[str]) -> list[tokenize.TokenInfo] | None:
    try:
        return list(tokenize.generate_tokens(io.StringIO("".join(lines)).readline))
    except (tokenize.TokenError, SyntaxError):
        return None


def _kept_ends(text: str) -> list[str]:
    return io.StringIO(text, newline=None).readlines()


def _noqa_comments(
    lines: Sequence[str], ranges: Sequence[tuple[int, int]], tokens: Sequence[tokenize.TokenInfo]
) -> Iterator[_Comment]:
    begins = {token.start[0]: token.start[1] for token in tokens if token.type == tokenize.COMMENT}
    for first, last in ranges:
        joined = "".join(lines[first - 1 : last])
        match = _NOQA.search(joined)
        if match is None:
            continue
        codes = match["codes"]
        end = match.end() if codes is None else match.start("codes") + len(codes.rstrip(", \t\r\n"))
        span = _span(joined, first, match.start(), end)
        in_string = begins.get(span.start.row, len(joined)) >= span.start.column
        comment = _Comment(first, last, span, blanket=codes is None, in_string=in_string)
        if codes is not None:
            comment.entries = list(_entries(codes, joined, first, match.start("codes"), only_ours=True))
        yield comment


def _own_comments(lines: Sequence[str], tokens: Sequence[tokenize.TokenInfo]) -> Iterator[_Comment]:
    for index, token in enumerate(tokens):
        match = _OWN.search(token.string) if token.type == tokenize.COMMENT else None
        if match is None:
            continue
        row, column = token.start
        line, offset = lines[row - 1], column
        first = last = row
        if match["kind"] == "file-ignore":
            first, last = 1, len(lines)
        elif not line[:column].strip():
            first, last = _next_logical(tokens, index)
        span = _span(line, row, offset + match.start(), offset + match.end())
        entries = list(_entries(match["codes"], line, row, offset + match.start("codes"), only_ours=False))
        yield _Comment(first, last, span, entries)


_BLANK = frozenset({tokenize.NL, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT})


def _next_logical(tokens: Sequence[tokenize.TokenInfo], index: int) -> tuple[int, int]:
    """The rows of the logical line that follows; decorators belong to the header they decorate."""
    first = 0
    begins, decorator = True, False
    for token in tokens[index:]:
        if token.type in _BLANK:
            continue
        if begins:
            first = first or token.start[0]
            begins, decorator = False, token.string == "@"
        if token.type == tokenize.NEWLINE:
            if not decorator:
                return first, token.start[0]
            begins = True
    return first, first


def _entries(codes: str, text: str, row: int, offset: int, *, only_ours: bool) -> Iterator[_Entry]:
    for match in _ENTRY.finditer(codes):
        word = match[0]
        if only_ours and not _CODE.fullmatch(word):
            continue
        code = word if word.startswith("TX") else _code_of_slug(word)
        yield _Entry(word, code, _span(text, row, offset + match.start(), offset + match.end()))


def _span(text: str, row: int, start: int, end: int) -> Span:
    return Span(_position(text, row, start), _position(text, row, end))


def _position(text: str, row: int, offset: int) -> Position:
    before = text[:offset]
    return Position(row + before.count("\n"), offset - (before.rfind("\n") + 1) + 1)


def _codes_of(comment: str) -> str:
    match = _OWN.match(comment) or _NOQA.match(comment)
    return "" if match is None else match["codes"] or ""


def _trailing_blank(codes: str) -> str:
    return codes[len(codes.rstrip()) :]


def _code_of_slug(slug: str) -> str:
    from txlint.rules import rules_by_name

    rule = rules_by_name().get(slug)
    return rule.code if rule is not None else slug


def _known_codes(prefix: str) -> list[str]:
    from txlint.rules import all_rules

    return [rule.code for rule in all_rules() if rule.code.startswith(prefix)]


def _may_be_judged(code: str, is_on: Callable[[str], bool]) -> bool:
    """Only what was looked for can be called unused; the tool's own codes are never judged, nor is what other files of
    the project may show."""
    known = [name for name in _known_codes(code) if name not in _SEEN_FROM_OTHERS]
    return not code.startswith("TX0") and any(map(is_on, known))


def _nearest(word: str) -> str:
    import difflib

    from txlint.rules import rules_by_name

    near = difflib.get_close_matches(word, rules_by_name(), n=1)
    return near[0] if near else ""
