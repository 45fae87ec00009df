"""From the bytes of a file to a syntax tree, or a plain reason why there is none.

Bounds are checked before any parser sees the text (`txlint.tree.bounds`): the native parser dies with the whole
process on deep nesting and takes quadratic time on long chains, and neither can be caught.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
import warnings
from dataclasses import dataclass

from txlint.tree import cst
from txlint.tree.bounds import MAX_BYTES, first_excess, is_plain
from txlint.tree.kept import Kept
from txlint.tree.python import tree_of


class Unparsable(Exception):
    """The file has no syntax tree: `reason` in plain words, `row` and `column` (1-based) where it shows."""

    def __init__(self, reason: str, row: int = 1, column: int = 1) -> None:
        super().__init__(reason)
        self.reason = reason
        self.row = row
        self.column = column


@dataclass(frozen=True, slots=True)
class Source:
    """One parsed file.

    `text` is the decoded file without its byte order mark and with its own line ends; `lines` are split where
    Python's tokenizer splits (LF, CRLF and a lone CR, nothing else) and carry no line end.
    """

    filename: str
    data: bytes
    text: str
    lines: tuple[str, ...]
    module: cst.Module


KEPT_BYTES = 8_000_000
"""How much text is kept parsed, as bytes of files: a tree and what is lowered of it take thirty times as much."""
_kept: Kept[tuple[bytes, str], Source] = Kept(KEPT_BYTES)


def parse(data: bytes, filename: str) -> Source:
    """Decode and parse a file; raises `Unparsable` and nothing else.

    The last trees are kept: a helper module is asked for by every file that imports it, and trees never change.
    """
    key = (data, filename)
    found = _kept.get(key)
    if found is None:
        found = _parsed(data, filename)
        _kept.put(key, found, len(data))
    return found


def _parsed(data: bytes, filename: str) -> Source:
    text = decode(data)
    lines = split_lines(text)
    plain = is_plain(text)
    if not plain:
        _refuse_excess(text)
    _refuse_python2_handlers(text, lines)
    return Source(filename, data, text, lines, _module(text, lines, scanned=not plain))


def _refuse_excess(text: str) -> None:
    excess = first_excess(text)
    if excess is not None:
        raise Unparsable(excess.reason, excess.row)


def decode(data: bytes) -> str:
    """The text of a file, without byte order mark; raises `Unparsable`."""
    if len(data) > MAX_BYTES:
        raise Unparsable(f"the file is larger than {MAX_BYTES // 1_000_000} MB: generated files are not analysed")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unparsable("the file is UTF-16, which Python does not read: save it as UTF-8")
    null = data.find(b"\0")
    if null >= 0:
        raise Unparsable("the file contains a null byte: this is no Python text", _row_of(data, null))
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    except SyntaxError as error:
        raise Unparsable(f"the encoding of the file cannot be told: {error.msg}") from None
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        row = _row_of(data, error.start)
        reason = f"byte 0x{data[error.start]:02x} on line {row} is not valid {encoding}"
        raise Unparsable(f"{reason}: save the file as UTF-8 or declare its encoding", row) from None
    except (LookupError, UnicodeError) as error:
        raise Unparsable(f"the file cannot be decoded as {encoding}: {error}") from None


def encode(text: str) -> bytes:
    """The bytes that `decode` turns into `text`: for text that a host has decoded already."""
    data = text.encode("utf-8", "surrogatepass")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        return data if encoding in ("utf-8", "utf-8-sig") else text.encode(encoding)
    except (SyntaxError, UnicodeEncodeError):
        return data


def split_lines(text: str) -> tuple[str, ...]:
    """The lines as the tokenizer counts them; a form feed, U+2028 and their like end no line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[-1] == "":
        lines.pop()
    return tuple(lines)


def _row_of(data: bytes, offset: int) -> int:
    return len(re.findall(rb"\r\n|\r|\n", data[:offset])) + 1


def _module(text: str, lines: tuple[str, ...], *, scanned: bool) -> cst.Module:
    """The tree, by Python's own parser; by LibCST for text that is newer than it, and to say what is wrong."""
    found = tree_of(text, lines)
    if found is not None:
        return found
    if not scanned:
        _refuse_excess(text)
    import libcst

    from txlint.tree import newer

    try:
        return newer.tree_of(libcst.parse_module(text))
    except libcst.ParserSyntaxError as error:
        raise _explain(text, lines, error.raw_line, error.raw_column + 1, error.message) from None
    except SyntaxError as error:
        raise Unparsable(f"syntax error: {error.msg}", error.lineno or 1, error.offset or 1) from None
    except (UnicodeError, RecursionError, KeyError) as error:
        raise Unparsable(f"the parser gave up on this file ({type(error).__name__})") from None


# Statements that only Python 2 knows. Each is looked for on the line that does not parse.
_PYTHON2_LINE = re.compile(
    r"""^\s*(?:print\s+[^\s(=.,:\[]|print\s*>>|exec\s+["'\w]|raise\s+[\w.]+\s*,)|`[^`]+`|<>|\bur["']|\b0\d+[lL]?\b"""
)


def _explain(text: str, lines: tuple[str, ...], row: int, column: int, message: str) -> Unparsable:
    """The parser's verdict in CPython's words where both stop at about the same line."""
    last = len(lines) or 1
    error = _python_error(text)
    if error is not None and "tokenizer error" in message:  # LibCST does not say where
        row, column = error.lineno or 1, error.offset or 1
    row = max(1, min(row, last))
    for near in (row, row - 1):
        if 1 <= near <= len(lines) and _PYTHON2_LINE.search(lines[near - 1]):
            return Unparsable(f"line {near} is Python 2: txlint reads Python 3 only", near)
    if error is not None and error.lineno is not None and abs(error.lineno - row) <= 1:
        at = max(1, min(error.lineno, last))
        return Unparsable(f"syntax error on line {at}: {error.msg}", at, max(1, error.offset or 1))
    return Unparsable(f"syntax error on line {row}", row, max(1, column))


def _python_error(text: str) -> SyntaxError | None:
    """What CPython has to say; it knows less new syntax than LibCST, but says more plainly what is wrong."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except SyntaxError as error:
        return error
    except (ValueError, RecursionError, MemoryError):
        return None
    return None


# `except A, e:` binds `e` in Python 2 and is a tuple of two classes since PEP 758. Classes are bound somewhere.
_TWO_NAMES = re.compile(r"^[ \t]*except[ \t]+\(?[\w.]+(?:[ \t]*,[ \t]*[\w.]+\))?[ \t]*,[ \t]*(\w+)[ \t]*:", re.M)
_PYTHON2_WORD = re.compile(
    r"\b(?:xrange|raw_input|unicode|basestring|iteritems|itervalues|iterkeys|has_key|__metaclass__|__nonzero__)\b"
    r"|^\s*import\s+(?:urllib2|ConfigParser|Queue|cPickle|StringIO|httplib|urlparse|commands)\b"
    r"|^\s*from\s+(?:urllib2|ConfigParser|Queue|StringIO|cStringIO|httplib|urlparse)\s+import\b|^\#!.*python2",
    re.M,
)


def _refuse_python2_handlers(text: str, lines: tuple[str, ...]) -> None:
    for match in _TWO_NAMES.finditer(text):
        name = match[1]
        if name[0].isupper():
            continue
        bound = rf"\b(?:import|class|as|def)\b[^\n]*\b{name}\b|^\s*(?:\w[\w ,]*,)?\s*{name}\s*(?:[,)]?\s*$|=[^=])"
        if _PYTHON2_WORD.search(text) or not re.search(bound, text, re.M):
            row = text.count("\n", 0, match.start()) + 1
            raise Unparsable(f"'except ..., {name}:' on line {row} is Python 2: txlint reads Python 3 only", row)
