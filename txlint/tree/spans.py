"""Positions of nodes, computed for a file when the first one is asked for.

Trees hold no positions, since few nodes are ever reported. The text is then read once more, with positions, and both
trees are walked side by side.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from txlint.finding import Position, Span
from txlint.tree import cst
from txlint.tree.bounds import first_excess
from txlint.tree.nodes import children
from txlint.tree.python import Statements, parsed_by_python
from txlint.tree.python_expressions import Parts
from txlint.tree.syntax import Source

_NOWHERE = Span(Position(1, 1), Position(1, 1))


class Spans:
    """Rows and columns of a file's nodes, 1-based, in code points."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def of(self, node: cst.CSTNode) -> Span:
        """The span of a node; of the whole first line where the tree does not know it."""
        if node not in self._counterparts:
            return _NOWHERE
        found = self._places.get(self._counterparts[node])
        return self._span(*found) if found is not None else self._exact.get(node, _NOWHERE)

    def __contains__(self, node: cst.CSTNode) -> bool:
        return node in self._counterparts

    def row(self, node: cst.CSTNode) -> int:
        return self.of(node).start.row

    def _span(self, row: int, column: int, end_row: int, end_column: int) -> Span:
        return Span(self._position(row, column), self._position(end_row, end_column))

    def _position(self, row: int, offset: int) -> Position:
        line = self.source.lines[row - 1]
        return Position(row, (offset if line.isascii() else len(line.encode()[:offset].decode())) + 1)

    @cached_property
    def _read_again(self) -> tuple[cst.Module, dict[cst.CSTNode, tuple[int, int, int, int]]]:
        parsed = parsed_by_python(self.source.text)
        if parsed is None:
            return self.source.module, {}
        reader = _WithPlaces(self.source.lines)
        try:
            return reader.module(parsed), reader.places
        except (KeyError, RecursionError):
            return self.source.module, {}

    @property
    def _places(self) -> dict[cst.CSTNode, tuple[int, int, int, int]]:
        return self._read_again[1]

    @cached_property
    def _counterparts(self) -> dict[cst.CSTNode, cst.CSTNode]:
        return _side_by_side(self.source.module, self._read_again[0])

    @cached_property
    def _exact(self) -> dict[cst.CSTNode, Span]:
        """By LibCST: for text that Python does not read, and for what its parser has no or no certain position of."""
        from libcst import ParserSyntaxError

        from txlint.tree import newer

        if first_excess(self.source.text) is not None:
            return {}
        try:
            module, places = newer.located(self.source.text)
        except (ParserSyntaxError, SyntaxError, UnicodeError, RecursionError):
            return {}
        found = _side_by_side(self.source.module, module)
        return {
            node: Span(Position(p.start.line, p.start.column + 1), Position(p.end.line, p.end.column + 1))
            for node, other in found.items()
            if (p := places.get(other)) is not None
        }


def _side_by_side(tree: cst.CSTNode, other: cst.CSTNode) -> dict[cst.CSTNode, cst.CSTNode]:
    """The nodes of one tree, each with the one that stands in its place in another tree of the same text."""
    found: dict[cst.CSTNode, cst.CSTNode] = {}
    stack = [(tree, other)]
    while stack:
        mine, its = stack.pop()
        found[mine] = its
        stack.extend(zip(children(mine), children(its), strict=True))
    return found


class _WithPlaces(Statements):
    """Notes where nodes stand, as far as Python's parser knows it as LibCST does: not of arguments without a name, to
    which brackets round their value belong."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__(lines)
        self.places: dict[cst.CSTNode, tuple[int, int, int, int]] = {}

    def _place(self, made: Any, node: Any) -> Any:
        self.places[made] = (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
        return made

    def expr(self, node: ast.expr) -> cst.BaseExpression:
        made = super().expr(node)
        # Brackets round these are part of them for one parser only.
        if not isinstance(made, cst.Tuple | cst.GeneratorExp):
            self._place(made, node)
        return made

    def stmt(self, node: ast.stmt) -> cst.BaseStatement:
        made = super().stmt(node)
        self._place(made, node)
        return made

    def keyword(self, node: ast.keyword) -> cst.Arg:
        made = super().keyword(node)
        self._place(made, node)
        return made

    def handler(self, node: ast.ExceptHandler) -> cst.ExceptHandler:
        made = super().handler(node)
        self._place(made, node)
        return made

    def star_handler(self, node: ast.ExceptHandler) -> cst.ExceptStarHandler:
        made = super().star_handler(node)
        self._place(made, node)
        return made

    def _parts(self, values: Sequence[ast.expr]) -> Parts:
        if sys.version_info >= (3, 12):
            return super()._parts(values)
        known, self.places = self.places, {}  # inside of f-strings positions are wrong there
        made = super()._parts(values)
        self.places = known
        return made
