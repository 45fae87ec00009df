"""What a function answers after a statement has succeeded, and what after an exception was passed over.

Read from the tree, without following tests: the statements that come next, up to one that leaves for certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from txlint.tree import cst
from txlint.tree.code import code_of
from txlint.tree.nodes import BLOCKS, children, dotted, literal, names_read

Suite = cst.BaseSuite | cst.Module

_FAILURE_NAME = re.compile(r"error|fail|abort|forbid|unauthori[sz]ed|bad_?request|not_?found|conflict|exception", re.I)
_FAILURE_TEXT = re.compile(r"\s*(?:error|fail|could ?n[o']t|cannot|can't|unable)", re.IGNORECASE)
_TRUTHS = ("success", "ok", "succeeded", "saved")


@dataclass(slots=True)
class Answers:
    """Values of `return`, as code; "None" stands for the end of the function, too."""

    given: set[str] = field(default_factory=set)
    failing: set[str] = field(default_factory=set)
    """Those that tell of a failure by themselves."""
    reads: set[str] = field(default_factory=set)
    """Names that the values are made of."""
    final: bool = False
    """Control leaves for certain."""

    def add(self, node: cst.Return) -> None:
        code = answer(node)
        self.given.add(code)
        if node.value is not None:
            self.reads |= names_read(node.value)
        if tells_failure(node.value):
            self.failing.add(code)


def answer(node: cst.Return) -> str:
    """The value of a `return` as code."""
    return code_of(node.value) if node.value is not None else "None"


def walk(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The node and all below it in source order, nested functions and classes left out."""
    yield node
    for child in children(node):
        if not isinstance(child, cst.FunctionDef | cst.ClassDef | cst.Lambda):
            yield from walk(child)


def answers(body: Suite, owner: cst.CSTNode, after: cst.CSTNode) -> tuple[Answers, Answers]:
    """What is returned inside a block behind a node of it, and what is returned behind the block."""
    success, later = Answers(), Answers()
    if after is owner:
        for node in _returns_in(owner):
            success.add(node)
    else:
        for statement in follows(owner, after):
            _collect(statement, success)
    for statement in behind(body, owner):
        _collect(statement, later)
        if later.final:
            break
    if not later.final:
        later.given.add("None")
    return success, later


def follows(owner: cst.CSTNode, after: cst.CSTNode) -> list[cst.CSTNode]:
    """The statements of a block that run once a node of it has succeeded, a `return` round the node included."""
    found: list[cst.CSTNode] = [node for node in _way_to(owner, after) if isinstance(node, cst.Return)]
    if found:
        return found
    for statement in behind(owner, after):
        found.append(statement)
        if _leaves(statement):
            break
    return found


def runs_after(root: cst.CSTNode, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """All that may run in a block once a node of it has, by the order of its statements."""
    way = _way_to(root, node)
    if any(isinstance(outer, cst.Return | cst.Raise) for outer in way):
        return
    for outer, inner in pairwise(way):
        if isinstance(outer, cst.If | cst.While | cst.For) and inner is not outer.body and inner is not outer.orelse:
            yield from walk(outer.body)
            if outer.orelse is not None:
                yield from walk(outer.orelse)
    for statement in behind(root, node):
        yield from walk(statement)
        if _leaves(statement):
            return


def _collect(statement: cst.CSTNode, into: Answers) -> None:
    for node in _returns_in(statement):
        into.add(node)
    into.final = _leaves(statement)


def _returns_in(node: cst.CSTNode) -> Iterator[cst.Return]:
    """What is returned in a statement, in source order, handlers and nested functions and classes left out."""
    if isinstance(node, cst.Return):
        yield node
    elif isinstance(node, BLOCKS):
        for child in children(node):
            if not isinstance(child, cst.FunctionDef | cst.ClassDef | cst.ExceptHandler | cst.ExceptStarHandler):
                yield from _returns_in(child)


def behind(root: cst.CSTNode, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The statements that come after a node on its way out to a root, nearest first, branches not taken left out."""
    way = _way_to(root, node)
    for outer, inner in zip(way[-2::-1], way[:0:-1], strict=True):
        match outer:
            case cst.Module(body=statements) | cst.IndentedBlock(body=statements):
                yield from _behind(statements, inner)
            case cst.Try() | cst.TryStar():
                if inner is outer.body and outer.orelse is not None:
                    yield outer.orelse.body
                if outer.finalbody is not None and inner is not outer.finalbody:
                    yield outer.finalbody.body
            case cst.With() if inner is not outer.body:
                # What commits as the block is left: the block's own answers are those of success.
                yield outer.body


def _behind(statements: Sequence[cst.CSTNode], node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    seen = False
    for statement in statements:
        if seen:
            yield statement
        seen = seen or statement is node


def _way_to(root: cst.CSTNode, node: cst.CSTNode) -> list[cst.CSTNode]:
    """The nodes from a root down to one below it; none where it is not below."""
    outer = _parents(root)
    way = [node]
    while way[-1] is not root:
        if way[-1] not in outer:
            return []
        way.append(outer[way[-1]])
    return way[::-1]


def branches(root: cst.CSTNode, node: cst.CSTNode) -> list[cst.If]:
    """The `if` statements below a root that a node stands under."""
    return [outer for outer in _way_to(root, node) if isinstance(outer, cst.If)]


@lru_cache(maxsize=16)
def _parents(root: cst.CSTNode) -> dict[cst.CSTNode, cst.CSTNode]:
    """Each node below a root, with the one that it stands in."""
    found: dict[cst.CSTNode, cst.CSTNode] = {}
    stack = [root]
    while stack:
        node = stack.pop()
        below = children(node)
        found.update(dict.fromkeys(below, node))
        stack.extend(below)
    return found


def _leaves(statement: cst.CSTNode) -> bool:
    """Whether a statement, or suite, always ends by `return` or `raise`."""
    match statement:
        case cst.Return() | cst.Raise():
            return True
        case cst.IndentedBlock(body=statements) | cst.SimpleStatementSuite(body=statements):
            return any(_leaves(each) for each in statements)
        case cst.With(body=inner):
            return _leaves(inner)
        case cst.If(body=then, orelse=cst.Else(body=other)):
            return _leaves(then) and _leaves(other)
        case cst.If(body=then, orelse=cst.If() as other_test):
            return _leaves(then) and _leaves(other_test)
        case cst.Try(body=inner, handlers=handlers, orelse=None):
            return _leaves(inner) and all(_leaves(clause.body) for clause in handlers)
    return False


def tells_failure(value: cst.BaseExpression | None) -> bool:
    """Whether a value speaks of a failure: an error's name, a status of 400 and above, `{"success": False}`."""
    match value:
        case cst.Tuple(elements=elements):
            return any(_is_error_status(e.value) or tells_failure(e.value) for e in elements)
        case cst.Dict(elements=elements):
            return any(isinstance(e, cst.DictElement) and _is_failure_item(literal(e.key), e.value) for e in elements)
        case cst.Call(func=func, args=args):
            if _FAILURE_NAME.search(dotted(func).rpartition(".")[2]):
                return True
            return any(
                _is_failure_item(a.keyword.value, a.value)
                or (a.keyword.value.startswith("status") and _is_error_status(a.value))
                if a.keyword is not None
                else tells_failure(a.value)
                for a in args
            )
        case cst.SimpleString() | cst.FormattedString() | cst.ConcatenatedString():
            return bool(_FAILURE_TEXT.match(literal(value) or ""))
        case cst.Attribute(attr=cst.Name(value=name)):
            return name.isupper() and bool(_FAILURE_NAME.search(name))
    return False


def _is_error_status(value: cst.BaseExpression) -> bool:
    return isinstance(value, cst.Integer) and 400 <= value.evaluated_value < 600


def _is_failure_item(key: str | None, value: cst.BaseExpression) -> bool:
    """`error=…`, `"success": False`, `"status": "failed"`."""
    if key is None:
        return False
    if key.lower() in _TRUTHS:
        return isinstance(value, cst.Name) and value.value == "False"
    if key.lower() in ("status", "result"):
        return tells_failure(value)
    return key.lower() in ("error", "errors", "error_message") and not (
        (isinstance(value, cst.Name) and value.value in ("None", "False"))
        or (isinstance(value, cst.SimpleString) and not value.evaluated_value)
    )
