"""Trees by LibCST, for text that is newer than the interpreter. LibCST is imported here, and only when it is needed."""

from __future__ import annotations

import ast
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from txlint.tree import cst

if TYPE_CHECKING:
    import libcst

_RENAMED = {
    "MatchList": "MatchSequence",
    "MatchTuple": "MatchSequence",
    "LazyImport": "Import",
    "LazyImportFrom": "ImportFrom",
}


def tree_of(module: libcst.Module) -> cst.Module:
    """The tree of a module that LibCST has parsed."""
    made = Newer().node(module)
    assert isinstance(made, cst.Module)
    return made


def located(text: str) -> tuple[cst.Module, Mapping[cst.CSTNode, Any]]:
    """The tree of a text, and LibCST's positions of its nodes."""
    import libcst
    from libcst.metadata import MetadataWrapper, PositionProvider

    wrapper = MetadataWrapper(libcst.parse_module(text), unsafe_skip_copy=True)
    reader = _Located(wrapper.resolve(PositionProvider))
    made = reader.node(wrapper.module)
    assert isinstance(made, cst.Module)
    return made, reader.places


class Newer:
    """Turns LibCST's nodes into ours: the same class with the same fields, but for what `_special` knows."""

    def node(self, node: Any) -> Any:
        name = type(node).__name__
        special = _SPECIAL.get(name)
        if special is not None:
            return special(self, node)
        kind = getattr(cst, _RENAMED.get(name, name))
        return kind(*(self._field(getattr(node, field)) for field in kind.__slots__))

    def _field(self, value: Any) -> Any:
        if isinstance(value, str | bool) or value is None:
            return value
        if isinstance(value, list | tuple):
            return [self.node(item) for item in value]
        return None if type(value).__name__ in ("MaybeSentinel", "ParamStar") else self.node(value)

    def _suite(self, node: Any) -> Any:
        kind: Any = getattr(cst, type(node).__name__)
        found = []
        for item in node.body:
            simple = type(item).__name__ == "SimpleStatementLine"
            found += [self.node(each) for each in (item.body if simple else (item,))]
        return kind(found)

    def _number(self, node: Any) -> cst.BaseExpression:
        kind: Any = getattr(cst, type(node).__name__)
        made: cst.BaseExpression = kind(node.evaluated_value)
        return made

    def _string(self, node: Any) -> cst.BaseExpression:
        return cst.SimpleString(node.evaluated_value)

    def _concatenated(self, node: Any) -> cst.BaseExpression:
        value = node.evaluated_value
        if value is not None:
            return cst.SimpleString(value)
        parts: list[Any] = []
        for side in (node.left, node.right):
            made = self.node(side)
            plain = isinstance(made, cst.SimpleString)
            parts += [cst.FormattedStringText(str(made.evaluated_value))] if plain else made.parts
        return cst.ConcatenatedString(_merged(parts))

    def _formatted(self, node: Any) -> cst.BaseExpression:
        kind: Any = getattr(cst, type(node).__name__)
        made: cst.BaseExpression = kind(self._parts(node.parts, node.start, node.end))
        return made

    def _parts(self, nodes: Sequence[Any], start: str, end: str) -> list[Any]:
        parts: list[Any] = []
        for node in nodes:
            if type(node).__name__.endswith("Text"):
                parts.append(cst.FormattedStringText(_evaluated(node.value, start, end)))
            else:
                spec = self._parts(node.format_spec, start, end) if node.format_spec is not None else None
                if node.equal is not None:
                    parts.append(cst.FormattedStringText(_written(node)))
                parts.append(cst.FormattedStringExpression(self.node(node.expression), spec))
        return _merged(parts)

    def _name(self, node: Any) -> cst.Name:
        # As Python reads names: two ways to write a letter are one.
        return cst.Name(node.value if node.value.isascii() else unicodedata.normalize("NFKC", node.value))

    def _param(self, node: Any) -> cst.Param:
        star = node.star if isinstance(node.star, str) else ""
        return cst.Param(self.node(node.name), self._field(node.annotation), self._field(node.default), star)

    def _augmented(self, node: Any) -> cst.AugAssign:
        operator = getattr(cst, type(node.operator).__name__.removesuffix("Assign"))()
        return cst.AugAssign(self.node(node.target), operator, self.node(node.value))

    def _import_from(self, node: Any) -> cst.ImportFrom:
        return cst.ImportFrom(self._field(node.module), self._field(node.names), len(node.relative))

    def _loop(self, node: Any) -> cst.For:
        return cst.For(
            self.node(node.target), self.node(node.iter), self.node(node.body), self._field(node.orelse),
            node.asynchronous is not None,
        )  # fmt: skip

    def _comp_for(self, node: Any) -> cst.CompFor:
        return cst.CompFor(
            self.node(node.target), self.node(node.iter), self._field(node.ifs), self._field(node.inner_for_in),
            node.asynchronous is not None,
        )  # fmt: skip

    def _with(self, node: Any) -> cst.With:
        return cst.With(self._field(node.items), self.node(node.body), node.asynchronous is not None)

    def _function(self, node: Any) -> cst.FunctionDef:
        return cst.FunctionDef(
            self.node(node.name), self.node(node.params), self.node(node.body), self._field(node.decorators),
            self._field(node.returns), node.asynchronous is not None,
        )  # fmt: skip

    def _sequence_element(self, node: Any) -> Any:
        return self.node(node.value)

    def _or_element(self, node: Any) -> Any:
        return self.node(node.pattern)


class _Located(Newer):
    """Notes where nodes stand."""

    def __init__(self, positions: Mapping[libcst.CSTNode, Any]) -> None:
        self._positions = positions
        self.places: dict[cst.CSTNode, Any] = {}

    def node(self, node: Any) -> Any:
        made = super().node(node)
        if node in self._positions:
            self.places[made] = self._positions[node]
        return made


def _evaluated(text: str, start: str, end: str) -> str:
    """The text between replacement fields as Python reads it."""
    text = text.replace("{{", "{").replace("}}", "}")
    if "\\" not in text or "r" in start.lower():
        return text
    try:
        return str(ast.literal_eval(start.lower().replace("f", "").replace("t", "") + text + end))
    except (SyntaxError, ValueError):
        return text


def _written(field: Any) -> str:
    """What `{a + b = }` gives before the value: the expression as it stands there, and its sign."""
    import libcst

    code = libcst.Module([]).code_for_node
    sign = field.equal
    before = code(field.whitespace_before_expression) + code(field.expression) + code(field.whitespace_after_expression)
    return before + code(sign)


def _merged(parts: Sequence[Any]) -> list[Any]:
    """Texts side by side as one."""
    found: list[Any] = []
    for part in parts:
        if found and isinstance(part, cst.FormattedStringText) and isinstance(found[-1], cst.FormattedStringText):
            found[-1] = cst.FormattedStringText(found[-1].value + part.value)
        else:
            found.append(part)
    return found


_SPECIAL: dict[str, Callable[[Newer, Any], Any]] = {
    "Module": Newer._suite,
    "IndentedBlock": Newer._suite,
    "SimpleStatementSuite": Newer._suite,
    "Name": Newer._name,
    "Integer": Newer._number,
    "Float": Newer._number,
    "Imaginary": Newer._number,
    "SimpleString": Newer._string,
    "ConcatenatedString": Newer._concatenated,
    "FormattedString": Newer._formatted,
    "TemplatedString": Newer._formatted,
    "Param": Newer._param,
    "AugAssign": Newer._augmented,
    "ImportFrom": Newer._import_from,
    "LazyImportFrom": Newer._import_from,
    "For": Newer._loop,
    "CompFor": Newer._comp_for,
    "With": Newer._with,
    "FunctionDef": Newer._function,
    "MatchSequenceElement": Newer._sequence_element,
    "MatchOrElement": Newer._or_element,
}
