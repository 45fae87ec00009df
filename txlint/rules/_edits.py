"""Fixes that change one expression, and what every fix is made of."""

from __future__ import annotations

import re
from collections.abc import Callable

from txlint.finding import Applicability, Edit, Fix, Position, Span
from txlint.tree import cst
from txlint.tree.events import Call
from txlint.tree.page import Page, before, behind

Rewrite = Callable[[Page], Fix | None]
"""A fix, asked for once positions are known; None where its outcome is not sure."""


def unsafe(message: str, *edits: Edit) -> Fix:
    """A fix that may change the meaning."""
    return Fix(message, edits, Applicability.UNSAFE)


def replaced(node: cst.CSTNode, by: Callable[[Page], tuple[str, tuple[Edit, ...]] | None], message: str) -> Rewrite:
    """One expression by another text, with what has to be imported for it."""

    def rewritten(page: Page) -> Fix | None:
        found = by(page)
        return None if found is None else unsafe(message, *found[1], Edit(page.span(node), found[0]))

    return rewritten


def awaited(call: Call) -> Rewrite:
    """`await` before a call."""

    def rewritten(page: Page) -> Fix | None:
        if page.is_bracketed(call.node):
            return None
        return Fix("await it", (Edit(before(page.span(call.node)), "await "),), Applicability.SAFE)

    return rewritten


def with_argument(call: Call, argument: str) -> Rewrite | None:
    """One more keyword argument at the end of a call."""
    if not re.fullmatch(r"\w+=[A-Za-z_][\w.]*", argument):
        return None

    def rewritten(page: Page) -> Fix | None:
        if call.node.args:
            return unsafe(f"Add {argument}", Edit(behind(page.span(call.node.args[-1])), f", {argument}"))
        end = page.span(call.node).end
        place = Position(end.row, end.column - 1)
        return unsafe(f"Add {argument}", Edit(Span(place, place), argument))

    return rewritten
