"""A parsed file as text: where statements stand, and the edits that move, indent or replace them."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from txlint.finding import Edit, Position, Span
from txlint.tree import cst
from txlint.tree.bounds import string_rows
from txlint.tree.nodes import children
from txlint.tree.spans import Spans
from txlint.tree.syntax import Source


@dataclass(frozen=True, slots=True)
class Spot:
    """A statement: the suite that it stands in, what that suite is the body of, and its place there."""

    suite: Sequence[Any]
    owner: cst.CSTNode
    index: int
    alone: bool
    """It is the only one on its line."""

    @property
    def statement(self) -> Any:
        return self.suite[self.index]

    def simple(self) -> Any:
        """The only small statement of a line, None for a compound statement or several on one line."""
        return self.statement if self.alone and isinstance(self.statement, cst.BaseSmallStatement) else None


class Page:
    """The file of a report."""

    def __init__(self, source: Source, spans: Spans) -> None:
        self.source = source
        self._spans = spans

    def span(self, node: cst.CSTNode) -> Span:
        return self._spans.of(node)

    @property
    def unit(self) -> str:
        """One step of indentation."""
        for node in walk(self.source.module):
            if isinstance(node, cst.IndentedBlock):
                return self.margin(node.body[0])
        return " " * 4

    def text(self, node: cst.CSTNode) -> str:
        """The source of a node, line ends as `\\n`."""
        span = self.span(node)
        rows = list(self.source.lines[span.start.row - 1 : span.end.row])
        rows[-1] = rows[-1][: span.end.column - 1]
        rows[0] = rows[0][span.start.column - 1 :]
        return "\n".join(rows)

    def spots(self, body: cst.CSTNode, node: cst.CSTNode) -> list[Spot]:
        """The statements that hold a node, from a function's (or module's) own suite inwards; nothing if none does."""
        found: list[Spot] = []
        wanted = self.span(node)
        suites = [(body, body)]
        while suites:
            owner, suite = suites.pop()
            if not isinstance(suite, (cst.IndentedBlock, cst.Module)):
                continue
            for index, statement in enumerate(suite.body):
                span = self.span(statement)
                if span.start <= wanted.start and wanted.end <= span.end:
                    found.append(Spot(suite.body, owner, index, self._stands_alone(span)))
                    suites = list(_suites(statement))
                    break
        return found

    def _stands_alone(self, span: Span) -> bool:
        lines = self.source.lines
        rest = lines[span.end.row - 1][span.end.column - 1 :]
        return not lines[span.start.row - 1][: span.start.column - 1].strip() and not rest.lstrip().startswith(";")

    def is_bracketed(self, node: cst.CSTNode) -> bool:
        """Whether an expression stands in brackets of its own, those of a call left out."""
        span = self.span(node)
        lines = self.source.lines
        before = " ".join((*lines[: span.start.row - 1], lines[span.start.row - 1][: span.start.column - 1])).rstrip()
        behind = " ".join((lines[span.end.row - 1][span.end.column - 1 :], *lines[span.end.row :])).lstrip()
        if not before.endswith("(") or not behind.startswith(")"):
            return False
        called = re.search(r"([\w)\]]+)\s*\($", before)
        return called is None or keyword.iskeyword(called[1])

    def first_row(self, statement: cst.CSTNode) -> int:
        return self.span(statement).start.row

    def last_row(self, statement: cst.CSTNode) -> int:
        return self.span(statement).end.row

    def margin(self, statement: cst.CSTNode) -> str:
        """The indentation of a statement."""
        start = self.span(statement).start
        return self.source.lines[start.row - 1][: start.column - 1]

    def indented(self, first: int, last: int, before: dict[int, str]) -> list[Edit]:
        """Indents rows, both inclusive, one step further; `before` holds lines to insert before some of them.

        Rows that begin inside a string stay as they are, or the string would be another one.
        """
        inside = self._rows_in_strings()
        edits = []
        for row in range(first, last + 1):
            line = self.source.lines[row - 1]
            unit = self.unit if line.strip() and row not in inside else ""
            if unit or row in before:
                edits.append(Edit(_at(row), before.get(row, "") + unit))
        return edits

    def _rows_in_strings(self) -> set[int]:
        return {row for first, last in string_rows(self.source.text) for row in range(first + 1, last + 1)}

    def comment_rows_above(self, row: int) -> int:
        """The first of the comment lines that stand directly above a row, or the row."""
        while row > 1 and self.source.lines[row - 2].lstrip().startswith("#"):
            row -= 1
        return row

    def line_after(self, row: int, text: str) -> Edit:
        """Inserts whole lines (`text` ends with a line end) after a row."""
        lines = self.source.lines
        if row < len(lines) or self.source.text.endswith(("\n", "\r")):
            return Edit(_at(row + 1), text)
        end = Position(row, len(lines[row - 1]) + 1)
        return Edit(Span(end, end), "\n" + text.removesuffix("\n"))


def _at(row: int) -> Span:
    return Span(Position(row, 1), Position(row, 1))


def before(span: Span) -> Span:
    """The empty span where another one begins."""
    return Span(span.start, span.start)


def behind(span: Span) -> Span:
    """The empty span where another one ends."""
    return Span(span.end, span.end)


def walk(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A node and all below it, in source order."""
    stack = [node]
    while stack:
        item = stack.pop()
        yield item
        stack.extend(reversed(children(item)))


def names(*nodes: cst.CSTNode) -> set[str]:
    """All plain names that occur in nodes, attributes and keywords among them."""
    return {item.value for node in nodes for item in walk(node) if isinstance(item, cst.Name)}


def _suites(statement: cst.CSTNode) -> Iterator[tuple[cst.CSTNode, cst.CSTNode]]:
    """The suites of a compound statement, with what each is the body of."""
    match statement:
        case cst.If(body=body, orelse=orelse):
            yield statement, body
            if orelse is not None:
                yield from _suites(orelse)
        case cst.Else(body=body) | cst.Finally(body=body) | cst.ExceptHandler(body=body) | cst.With(body=body):
            yield statement, body
        case cst.ExceptStarHandler(body=body):
            yield statement, body
        case cst.For(body=body, orelse=orelse) | cst.While(body=body, orelse=orelse):
            yield statement, body
            if orelse is not None:
                yield from _suites(orelse)
        case cst.Try() | cst.TryStar():
            yield statement, statement.body
            for part in (*statement.handlers, statement.orelse, statement.finalbody):
                if part is not None:
                    yield from _suites(part)
        case cst.Match(cases=cases):
            for case in cases:
                yield case, case.body
