"""What a text may look like before a parser sees it: one lexical scan, linear in the text.

LibCST's native parser overflows the stack, and so ends the process, on some 2,000 nested brackets or 50,000 `elif`
branches; it is quadratic on chains of operators and calls (1,000 linked calls take 1.7 s). A text within these
bounds is parsed in time and stack that are known. Programs written by people stay far below all of them, and nearly
all are seen to do so at a sixth of the scan's price.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

MAX_BYTES = 2_000_000
MAX_BRACKETS = 100
MAX_INDENTS = 100
MAX_CHAIN = 1_000
MAX_STRINGS = 3_000
MAX_ELIFS = 1_000


@dataclass(frozen=True, slots=True)
class Excess:
    """The first bound that a text breaks, in plain words, and the row (1-based) where it does."""

    reason: str
    row: int


# Strings and comments are matched whole so that nothing in them counts. An unterminated string ends with its line
# (a triple-quoted one with the text), which keeps the scan linear.
_QUOTED = r"""
    "{3}(?:[^"\\]+|\\.|"(?!""))*+(?:"{3}|\Z)
  | '{3}(?:[^'\\]+|\\.|'(?!''))*+(?:'{3}|\Z)
  | "(?:[^"\\\r\n]+|\\.)*+"?
  | '(?:[^'\\\r\n]+|\\.)*+'?
"""
_OPENING = "elif|if|def|class|return|import|try|while|raise|pass|with|assert|del|global|@"  # first words of a line
_TOKEN = re.compile(
    rf"""
      (?P<comment> \#[^\r\n]* )
    | (?P<string>  \b[rR]?[fFtT][rR]?(?:{_QUOTED}) )
    | (?P<plain>   {_QUOTED} )
    | (?P<joined>  \\(?:\r\n|\r|\n) )
    | (?P<newline> (?:\r\n|\r|\n)(?P<indent>[ \t\f]*)
                   (?P<word>(?:{_OPENING})\b|(?=[\r\n#])|\Z)? )
    | (?P<open>    [(\[{{] )
    | (?P<close>   [)\]}}] )
    | (?P<stop>    [,;] )
    | (?P<link>    \blambda\b[^:(\[{{"'\r\n]*: | \b(?:and|or|not|in|is|if|else|for|await)\b
                   | [-+*/%@&|^~<>!=.]+ )
    """,
    re.VERBOSE | re.DOTALL,
)
_LINKS = re.compile(r"\*\*|//|<<|>>|[-=+*/%@&|^<>!]=|[-+*/%@&|^~<>!=.]")
_LINE_END = re.compile(r"\r\n|\r|\n")
_BRACES = re.compile(r"\{\{|\}\}|[(\[{}\])]")


_NO_BRACKETS = re.compile(r"[^()\[\]{}]+")
_STATEMENT = re.compile(
    r"\n {0,16}(?:def|class|return|import|from|try|while|raise|pass|with|assert|del|global|@|if|elif|else)\b"
)
_ANY_LINK = re.compile(r"[-+*/%@&|^~<>!=.(\[{]|\b(?:lambda|and|or|not|in|is|if|else|for|await)\b")
_INDENTED_BY_TABS = re.compile(r"[\r\n] *\t[ \t]{11}")


def is_plain(text: str) -> bool:
    """Whether a text is far from every bound, by counts that take strings and comments for code.

    Text that is made for it can pass and break a bound nevertheless, so this is enough for Python's own parser, which
    has bounds of its own, and not for LibCST's.
    """
    if " " * MAX_INDENTS in text or "\f" in text or ("\t" in text and _INDENTED_BY_TABS.search(text)):
        return False
    if text.count("elif") > MAX_ELIFS or not _is_shallow(text):
        return False
    return all(
        len(part) <= MAX_CHAIN or (len(_ANY_LINK.findall(part)) <= MAX_CHAIN and _quotes(part) <= MAX_STRINGS)
        for part in _STATEMENT.split(text)
    )


def _is_shallow(text: str) -> bool:
    """Whether brackets nest less than they may: each round takes away the innermost ones."""
    left = _NO_BRACKETS.sub("", text)
    for depth in range(MAX_BRACKETS // 5):
        if len(left) + depth <= MAX_BRACKETS:
            return True
        left = left.replace("()", "").replace("[]", "").replace("{}", "")
    return False


def _quotes(text: str) -> int:
    return text.count('"') + text.count("'")


@dataclass(slots=True)
class _Scan:
    chains: list[int] = field(default_factory=lambda: [0])
    strings: int = 0
    indents: list[int] = field(default_factory=list)
    elifs: dict[int, int] = field(default_factory=dict)

    def newline(self, indent: str, word: str | None) -> str | None:
        if word == "":  # a blank line or a comment has no indentation of its own
            return None
        if word and word not in ("if", "elif"):
            del self.chains[1:]  # these words begin a statement: an open bracket before them was misread
        if len(self.chains) > 1:
            return None
        self.chains[0] = self.strings = 0
        width = len(indent.expandtabs(8))
        while self.indents and self.indents[-1] >= width:
            self.indents.pop()
        if width:
            self.indents.append(width)
        if len(self.indents) > MAX_INDENTS:
            return f"blocks are nested deeper than {MAX_INDENTS}"
        if word in ("if", "elif"):
            self.elifs[width] = self.elifs.get(width, 0) + 1 if word == "elif" else 0
            if self.elifs[width] > MAX_ELIFS:
                return f"an if statement has more than {MAX_ELIFS} elif branches"
        return None

    def open(self, brackets: int = 1) -> str | None:
        excess = self.link(1)
        self.chains += [0] * brackets
        if len(self.chains) > MAX_BRACKETS + 1:
            return f"brackets are nested deeper than {MAX_BRACKETS}"
        return excess

    def close(self) -> None:
        if len(self.chains) > 1:
            self.chains.pop()

    def link(self, count: int) -> str | None:
        self.chains[-1] += count
        return f"an expression has more than {MAX_CHAIN} links" if self.chains[-1] > MAX_CHAIN else None

    def string(self, text: str, replaced: bool) -> str | None:
        """A string; where it has replacement fields, brackets in them nest as in code."""
        self.strings += 1
        if self.strings > MAX_STRINGS:
            return f"more than {MAX_STRINGS} strings are joined"
        if not replaced:
            return None
        inner = 0  # round and square brackets inside a field; outside a field they are text
        fields = 0
        for match in _BRACES.finditer(text):
            bracket = match[0]
            if bracket == "{" or (bracket == "{{" and fields):
                fields += len(bracket)
                if excess := self.open(len(bracket)):
                    return excess
            elif bracket == "}" or (bracket == "}}" and fields):
                for _ in bracket:
                    self.close()
                fields = max(0, fields - len(bracket))
            elif bracket in "([" and fields:
                inner += 1
                if len(self.chains) + inner > MAX_BRACKETS + 1:
                    return f"brackets are nested deeper than {MAX_BRACKETS}"
            elif bracket in ")]" and inner:
                inner -= 1
        return None


def first_excess(text: str) -> Excess | None:
    """The first bound that `text` breaks, None for nearly every file there is."""
    scan = _Scan()
    for match in _TOKEN.finditer("\n" + text):
        match match.lastgroup:
            case "newline" | "indent" | "word":
                reason = scan.newline(match["indent"], match["word"])
            case "open":
                reason = scan.open()
            case "close":
                scan.close()
                continue
            case "stop":
                scan.chains[-1] = scan.strings = 0
                continue
            case "link":
                found = match[0]
                reason = scan.link(1 if found[0].isalpha() or len(found) == 1 else len(_LINKS.findall(found)))
            case "string" | "plain":
                reason = scan.string(match[0], match.lastgroup == "string")
            case _:
                continue
        if reason is not None:
            row = len(_LINE_END.findall(text, 0, max(0, match.start() - 1))) + 1
            return Excess(f"{reason} (line {row}): generated code of this kind is not analysed", row)
    return None


def string_rows(text: str) -> Iterator[tuple[int, int]]:
    """The first and last row of every string literal."""
    row, seen = 1, 0
    for match in _TOKEN.finditer(text):
        if match.lastgroup in ("string", "plain"):
            row += len(_LINE_END.findall(text, seen, match.start()))
            seen = match.start()
            yield row, row + len(_LINE_END.findall(match[0]))
