"""Questions to nodes: their children, names and literals.

Nodes are read through their fields and dispatched on by type, never visited.
"""

from __future__ import annotations

from txlint.tree import cst


def dotted(node: cst.BaseExpression) -> str:
    """`a.b.c` for a chain of names, "" for anything else."""
    parts: list[str] = []
    while isinstance(node, cst.Attribute):
        parts.append(node.attr.value)
        node = node.value
    if not isinstance(node, cst.Name):
        return ""
    parts.append(node.value)
    return ".".join(reversed(parts))


def last_name(node: cst.BaseExpression) -> str:
    """`c` for `a.b.c` and for `f(x).c`, whatever stands before the last dot; "" for what is no name."""
    match node:
        case cst.Name(value=name) | cst.Attribute(attr=cst.Name(value=name)):
            return name
    return ""


def decorator_path(node: cst.BaseExpression) -> str:
    """`a.b` for the decorators `@a.b` and `@a.b(…)`."""
    return dotted(node.func if isinstance(node, cst.Call) else node)


def named_types(clause: cst.ExceptHandler | cst.ExceptStarHandler) -> tuple[str, ...] | None:
    """The classes that an `except` clause names, as written, "?" for what is no name; None for a bare clause."""
    match clause.type:
        case None:
            return None
        case cst.Tuple(elements=elements):
            return tuple(dotted(e.value) or "?" for e in elements)
        case cst.BooleanOperation(left=left, operator=cst.Or()):
            # `except A or B` catches A alone: the expression is its first class.
            return (dotted(left) or "?",)
        case other:
            return (dotted(other) or "?",)


def names_read(node: cst.CSTNode) -> set[str]:
    """All plain names inside a node, those of nested functions included."""
    found: set[str] = set()
    stack: list[cst.CSTNode] = [node]
    while stack:
        item = stack.pop()
        kind = type(item)
        if kind is cst.Name:
            found.add(item.value)  # type: ignore[attr-defined]
        elif kind is cst.Attribute:
            stack.append(item.value)  # type: ignore[attr-defined]
        else:
            stack.extend(children(item))
    return found


_LEAVES = (str, bytes, type(None), bool, int, float, complex)


def children(node: cst.CSTNode) -> list[cst.CSTNode]:
    """Direct children, in the order of the fields."""
    found: list[cst.CSTNode] = []
    for key in node.__slots__:
        value = getattr(node, key)
        kind = type(value)
        if kind is list:
            found.extend(value)
        elif kind not in _LEAVES:
            found.append(value)
    return found


BLOCKS = (
    cst.Module,
    cst.BaseSuite,
    cst.BaseCompoundStatement,
    cst.Else,
    cst.Finally,
    cst.ExceptHandler,
    cst.ExceptStarHandler,
    cst.MatchCase,
)


def imports_in(module: cst.Module) -> list[cst.Import | cst.ImportFrom]:
    """Every import statement of a module, those inside of functions and classes included, in no certain order."""
    found: list[cst.Import | cst.ImportFrom] = []
    stack: list[cst.CSTNode] = [module]
    while stack:
        node = stack.pop()
        if isinstance(node, BLOCKS):
            stack.extend(children(node))
        elif isinstance(node, cst.Import | cst.ImportFrom):
            found.append(node)
    return found


def literal(node: cst.BaseExpression) -> str | None:
    """The text of a string literal, with `{}` where something is inserted; None where it is no string."""
    match node:
        case cst.SimpleString():
            value = node.evaluated_value
            return value if isinstance(value, str) else None
        case cst.FormattedString(parts=parts) | cst.ConcatenatedString(parts=parts):
            return "".join(p.value if isinstance(p, cst.FormattedStringText) else "{}" for p in parts)
        case cst.BinaryOperation(left=left, operator=cst.Add() | cst.Modulo()):
            return literal(left)
        case cst.Call(func=cst.Attribute(value=value, attr=cst.Name("format" | "strip"))):
            return literal(value)
    return None


def parameters(node: cst.FunctionDef | cst.Lambda) -> list[cst.Param]:
    """All parameters, in order, `*args` and `**kwargs` last."""
    params = node.params
    found = [*params.posonly_params, *params.params, *params.kwonly_params]
    if isinstance(params.star_arg, cst.Param):
        found.append(params.star_arg)
    if params.star_kwarg is not None:
        found.append(params.star_kwarg)
    return found


def captured_names(pattern: cst.CSTNode) -> list[str]:
    """Names that a pattern binds."""
    found = []
    stack: list[cst.CSTNode] = [pattern]
    while stack:
        item = stack.pop()
        if isinstance(item, cst.MatchAs | cst.MatchStar) and item.name is not None:
            found.append(item.name.value)
        if isinstance(item, cst.MatchMapping) and item.rest is not None:
            found.append(item.rest.value)
        stack.extend(child for child in children(item) if not isinstance(child, cst.BaseExpression))
    return found


def is_irrefutable(pattern: cst.MatchPattern) -> bool:
    return isinstance(pattern, cst.MatchAs) and pattern.pattern is None


def is_test(node: cst.BaseExpression) -> bool:
    """Whether an expression is a comparison or negation, or several, that calls nothing (`sys.exc_info()` apart)."""
    match node:
        case cst.Call(func=cst.Name("bool"), args=[cst.Arg(value=inner, keyword=None, star="")]):
            return _is_quiet(inner)
        case cst.Comparison(comparisons=[_]):
            return _is_quiet(node)
        case cst.UnaryOperation(operator=cst.Not(), expression=inner):
            return _is_quiet(inner)
        case cst.BooleanOperation(left=left, right=right):
            return is_test(left) and (is_test(right) or isinstance(right, cst.Name))
    return False


def _is_quiet(node: cst.CSTNode) -> bool:
    match node:
        case cst.Call():
            return dotted(node.func) in ("sys.exc_info", "sys.exception")
        case cst.Await() | cst.Yield() | cst.NamedExpr() | cst.Lambda() | cst.BaseComp():
            return False
    return all(_is_quiet(child) for child in children(node))
