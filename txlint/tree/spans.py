"""Positions of nodes, computed for a file when the first one is asked for."""

from __future__ import annotations

import libcst as cst

from txlint.finding import Position, Span
from txlint.tree.syntax import Source


class Spans:
    """Rows and columns of a file's nodes, 1-based, in code points."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._found: dict[cst.CSTNode, Span] | None = None

    def of(self, node: cst.CSTNode) -> Span:
        """The span of a node; of the whole first line where the tree does not know it."""
        return self._spans.get(node, Span(Position(1, 1), Position(1, 1)))

    def __contains__(self, node: cst.CSTNode) -> bool:
        return node in self._spans

    @property
    def _spans(self) -> dict[cst.CSTNode, Span]:
        if self._found is None:
            self._found = self._compute()
        return self._found

    def row(self, node: cst.CSTNode) -> int:
        return self.of(node).start.row

    def _compute(self) -> dict[cst.CSTNode, Span]:
        from libcst.metadata import MetadataWrapper, PositionProvider

        wrapper = MetadataWrapper(self.source.module, unsafe_skip_copy=True)
        return {
            node: Span(
                Position(found.start.line, found.start.column + 1), Position(found.end.line, found.end.column + 1)
            )
            for node, found in wrapper.resolve(PositionProvider).items()
        }
