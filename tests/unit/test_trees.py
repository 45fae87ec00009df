"""Python's own parser and LibCST give the same tree, and the same positions."""

from __future__ import annotations

import re
import sysconfig
from pathlib import Path

import libcst
import pytest
from trees import differences

import txlint
from txlint.finding import Position, Span
from txlint.tree import cst, newer
from txlint.tree.bounds import first_excess
from txlint.tree.code import code_of
from txlint.tree.nodes import children
from txlint.tree.page import walk
from txlint.tree.python import expression_of, tree_of
from txlint.tree.spans import Spans
from txlint.tree.syntax import Source, Unparsable, decode, parse, split_lines

STDLIB = Path(sysconfig.get_path("stdlib"))
TEXTS = {
    "operators": (
        "x = a or b and not c\nx = a + b * -c ** ~d @ e // f % g << h >> i | j ^ k & l\nx @= 1\nx = a < b <= c\n"
    ),
    "comparisons": "x = a is not b, c not in d, e in f, g != h, i is j, k > l >= m == n\n",
    "brackets": "f((a), (b, c), (yield), *(d), e=(f))\n",
    "calls": "f(a, *b, c=d, **e)\nf(c=d, *b)\nf(x for x in y)\nf()(a)(b).c[d](e)\n",
    "subscripts": "a[0], a[b, c], a[(b, c)], a[b:c:d, ...], a[()], a[(b), (c)], a[*b], a[-1]\n",
    "displays": "x = [1, *a], (1,), (), {1, 2}, {**a, 'b': c}, {}\n",
    "comprehensions": "x = [a async for a in b if c if d for e in f], {a: b for c in d}, {a for a in b}\n",
    "strings": "x = 'a' \"b\" if c else rb'''d''' b'e'\n",
    "replaced": (
        "x = f'a{b!r:>{c}}d' + f'{{}}' + f'{a}' 'b' f'\\n{c}' + f'{a:%H:%M}' + rf'\\d{e}' + F\"\"\"{\n f('x')}\"\"\"\n"
    ),
    "numbers": "x = 0, 1_000, 0xFF, 1.5, 2j, 1e3, 0o17\n",
    "constants": "x = None, True, False, ...\n",
    "lambdas": "x = lambda a, /, b=1, *c, d, e=2, **f: (yield)\ny = lambda *, a: a\nz = lambda: (a := b)\n",
    "functions": "@a\n@b(c)\nasync def f(a: int, /, b: str = 'x', *c: d, e, g=1, **h) -> i:\n    await j\n    return\n",
    "classes": "@a\nclass A(b, *c, metaclass=d, **e):\n    x: int = 1\n    y: str\n    def f(self): return 1; pass\n",
    "branches": "if a:\n    b\nelif c: d; e\nelse:\n    if f:\n        g\nwhile a:\n    break\nelse:\n    continue\n",
    "loops": (
        "for a, *b in c:\n    pass\nelse:\n    d\nasync def f():\n    async for a in b: c\n"
        "    async with a as b, c: d\n"
    ),
    "tries": (
        "try:\n    a\nexcept (B, C) as d:\n    raise E from f\nexcept G:\n    raise\nelse:\n    h\nfinally:\n    i\n"
    ),
    "groups": "try:\n    a\nexcept* B as c:\n    d\n",
    "withs": "with a as b, c() as (d, e), f: pass\nwith (a as b, c): pass\n",
    "statements": (
        "del a\ndel a, b[c]\nassert a, b\nglobal_ = 1\ndef f():\n    global a, b\n    nonlocal_ = 2\n"
        "a: int\n(b.c): d = e\n"
    ),
    "imports": "import a, b.c as d\nfrom . import e\nfrom ..f.g import h as i, j\nfrom k import *\n",
    "matches": (
        "match a:\n    case [1, *b] | {'c': d, **e} if f: g\n    case H(i, j=k) as l: m\n"
        "    case -1 | None | n.o | _: p\n"
    ),
    "yields": "def f():\n    a = yield\n    yield b, c\n    d = yield from e\n",
    "tabs and ends": "if a:\r\n\tb = 'ü'; c()\r\n\tif d:\r\n\t\te(\"ä\", f)\r\n",
}


def source_of(text: str, tree: cst.Module) -> Source:
    return Source("a.py", text.encode(), text, split_lines(text), tree)


def misplaced(text: str, tree: cst.Module) -> list[str]:
    """Nodes whose position is not LibCST's."""
    spans = Spans(source_of(text, tree))
    located, places = newer.located(text)
    found = []
    for mine, its in zip(walk(tree), walk(located), strict=True):
        place = places.get(its)
        if place is not None and spans._counterparts[mine] in spans._places and not isinstance(mine, cst.Module):
            start, end = place.start, place.end
            wanted = Span(Position(start.line, start.column + 1), Position(end.line, end.column + 1))
            if spans.of(mine) != wanted:
                found.append(f"{type(mine).__name__} at {spans.of(mine)} should be at {wanted}")
    return found


@pytest.mark.parametrize("name", TEXTS)
def test_both_parsers_agree(name: str) -> None:
    text = TEXTS[name]
    tree = tree_of(text, split_lines(text))
    assert tree is not None
    if name == "statements":  # `(b.c): d`, which LibCST does not read
        text = text.replace("(b.c): d = e\n", "")
        tree = tree_of(text, split_lines(text))
        assert tree is not None
    assert differences(tree, newer.tree_of(libcst.parse_module(text))) == []
    assert misplaced(text, tree) == []


@pytest.mark.parametrize("name", ["contextlib.py", "enum.py", "string.py", "shelve.py", "ast.py", "gzip.py"])
def test_both_parsers_agree_on_real_modules(name: str) -> None:
    text = decode((STDLIB / name).read_bytes())
    tree = tree_of(text, split_lines(text))
    assert tree is not None
    assert differences(tree, newer.tree_of(libcst.parse_module(text))) == []
    assert misplaced(text, tree) == []


@pytest.mark.slow
def test_both_parsers_agree_on_the_standard_library() -> None:
    """Text that either of them does not read, or that is beyond the bounds, is left out."""
    compared = 0
    wrong = []
    for path in sorted(STDLIB.rglob("*.py")):
        if "site-packages" in path.parts:
            continue
        try:
            text = decode(path.read_bytes())
        except Unparsable:
            continue
        if first_excess(text) is not None or (tree := tree_of(text, split_lines(text))) is None:
            continue
        try:
            other = newer.tree_of(libcst.parse_module(text))
        except (libcst.ParserSyntaxError, SyntaxError, RecursionError):
            continue
        compared += 1
        different = differences(tree, other)
        if not different and compared % 5 == 0:
            different = misplaced(text, tree)
        wrong += [f"{path}: {each}" for each in different[:1]]
    assert wrong == []
    assert compared > 500


def test_no_other_module_imports_libcst() -> None:
    """Its nodes are not ours: where the two are mixed, nothing matches, without a word."""
    package = Path(txlint.__file__).parent
    allowed = {"newer.py", "spans.py", "syntax.py"}
    users = {p.name for p in package.rglob("*.py") if re.search(r"^\s*(?:import|from) libcst", p.read_text(), re.M)}
    assert users == allowed


def test_text_that_is_newer_than_python_is_read_by_libcst() -> None:
    text = "def f():\n    try:\n        a()\n    except A, B:\n        b()\ntype X = int\n"
    source = parse(text.encode(), "a.py")
    call = next(node for node in walk(source.module) if isinstance(node, cst.Call) and code_of(node.func) == "b")
    assert Spans(source).of(call) == Span(Position(5, 9), Position(5, 12))


def test_positions_inside_of_strings() -> None:
    source = parse(b'x = f"""\n{a}\n  {b(1)}"""\n', "a.py")
    call = next(node for node in walk(source.module) if isinstance(node, cst.Call))
    assert Spans(source).of(call) == Span(Position(3, 4), Position(3, 8))


def test_children_stand_in_the_order_of_the_fields() -> None:
    call = expression_of("f(a, b=c)")
    assert call is not None
    assert [type(node).__name__ for node in children(call)] == ["Name", "Arg", "Arg"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_an_expression_goes_over_many_lines(end: str) -> None:
    found = expression_of(end.join(("dict[", "  tuple[str, (int, str)],", "  list[str],", "]")))
    assert found is not None
    same = expression_of("dict[tuple[str, (int, str)], list[str]]")
    assert same is not None
    assert code_of(found) == code_of(same)


@pytest.mark.parametrize(
    ("one", "other"),
    [("a  >  b", "(a > b)"), ("a+b-1", "a + b - 1"), ("'a'", '"a"'), ("not  a", "not a"), ("a * (b + c)", "a*(b+c)")],
)
def test_the_same_code_has_the_same_text(one: str, other: str) -> None:
    first, second = expression_of(one), expression_of(other)
    assert first is not None and second is not None
    assert code_of(first) == code_of(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [("a - (b - c)", "a - b - c"), ("(a + b) * c", "a + b * c"), ("-(a ** b)", "(-a) ** b")],
)
def test_other_code_has_another_text(one: str, other: str) -> None:
    first, second = expression_of(one), expression_of(other)
    assert first is not None and second is not None
    assert code_of(first) != code_of(second)
