"""What settings evaluate to: the same value as Python gives, or UNKNOWN."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from txlint.apis.model import shipped
from txlint.project import LoneFile
from txlint.resource.constants import UNKNOWN, Constants, Named, Table
from txlint.resource.world import World
from txlint.tree import cst
from txlint.tree.index import Module
from txlint.tree.python import expression_of
from txlint.tree.syntax import parse


def evaluate(source: str, expression: str) -> Any:
    """The value of an expression at the end of a module, tables as plain dicts."""
    module = Module(parse(source.encode(), "settings.py"), "settings")
    world = World(shipped(), LoneFile())
    world.add(module)
    return plain(Constants(world).value(parsed(expression), module.body))


def parsed(expression: str) -> cst.BaseExpression:
    found = expression_of(expression)
    assert found is not None
    return found


def plain(value: Any) -> Any:
    if isinstance(value, Table):
        return {key: plain(entry.value) for key, entry in value.entries.items()}
    if isinstance(value, tuple):
        return tuple(plain(item) for item in value)
    return value


constants = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 99) | st.text("ab:/{-", max_size=6),
    lambda inner: st.dictionaries(st.sampled_from("abc"), inner, max_size=3) | st.tuples(inner, inner),
    max_leaves=6,
)


@settings(deadline=None)
@given(constants)
def test_what_is_written_is_what_is_read(value: Any) -> None:
    assert evaluate(f"x = {value!r}\n", "x") == value
    assert evaluate("", repr(value)) == value


@pytest.mark.parametrize(
    ("source", "expression", "value"),
    [
        ("import os", 'os.environ.get("N", 5)', 5),
        ("import os", 'int(os.environ.get("N", "-1"))', -1),
        ("import os", 'os.getenv("N", default="x")', "x"),
        ("import os", 'os.environ.get("N") or 7', 7),
        ("from decouple import config", 'config("N", default="3", cast=int)', 3),
        ("class S:\n    size: int = 0\n", "S.size", 0),
        ("class S:\n    size: int = 0\ns = S()\n", "s.size", 0),
        ("class B:\n    size = 1\nclass S(B):\n    pass\n", "S.size", 1),
        ("class S:\n    size: int = Field(default=-1)\n", "S.size", -1),
        ("a = {'x': 1}\nb = {**a, 'y': 2}\n", "b", {"x": 1, "y": 2}),
        ("a = dict(x=1)\na['y'] = 2\n", "a", {"x": 1, "y": 2}),
        ("a = {'x': 1}\nb = a | {'x': 2}\n", "b", {"x": 2}),
        ("from sqlalchemy.pool import NullPool", "NullPool", Named("sqlalchemy.pool.NullPool")),
        ("import sqlalchemy as sa", "sa.pool.NullPool", Named("sqlalchemy.pool.NullPool")),
        ("", 'f"postgresql://{host}/db"', "postgresql://{}/db"),
    ],
)
def test_names_defaults_and_classes_are_followed(source: str, expression: str, value: Any) -> None:
    assert evaluate(source, expression) == value


@pytest.mark.parametrize(
    ("source", "expression"),
    [
        ("import os", 'os.environ["N"]'),
        ("import os", 'os.environ.get("N")'),
        ("x = 1\nx = 2\n", "x"),
        ("x = 1\nx += 1\n", "x"),
        ("if flag:\n    x = 1\nelse:\n    x = -1\n", "x"),
        ("x = y\ny = x\n", "x"),
        ("", "missing"),
        ("", "call()"),
    ],
)
def test_what_cannot_be_told_is_unknown(source: str, expression: str) -> None:
    assert evaluate(source, expression) is UNKNOWN


@pytest.mark.parametrize("change", ["a.update(b)", "a.setdefault('y', 1)", "a.pop('x')"])
def test_a_table_that_is_changed_is_not_complete(change: str) -> None:
    source = f"a = {{'x': 1}}\n{change}\n"
    module = Module(parse(source.encode(), "settings.py"), "settings")
    world = World(shipped(), LoneFile())
    world.add(module)
    table = Constants(world).value(parsed("a"), module.body)
    assert isinstance(table, Table) and not table.complete
