"""Nothing that would kill or stall the native parser reaches it, and nothing that people write is refused."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from txlint.tree.bounds import MAX_BRACKETS, MAX_CHAIN, MAX_ELIFS, MAX_INDENTS, MAX_STRINGS, first_excess, is_plain
from txlint.tree.syntax import Unparsable, parse

# Shapes that grow with a number: the text, and the largest number that is within the bounds.
SHAPES = {
    "parentheses": (lambda n: "(" * n + "1" + ")" * n, MAX_BRACKETS),
    "lists": (lambda n: "[" * n + "]" * n, MAX_BRACKETS),
    "dicts": (lambda n: "{1:" * n + "1" + "}" * n, MAX_BRACKETS),
    "calls in calls": (lambda n: "f(" * n + ")" * n, MAX_BRACKETS),
    "fields": (lambda n: 'f"{' * n + "1" + '}"' * n, MAX_BRACKETS),
    "brackets in a field": (lambda n: 'f"{' + "(" * (n - 1) + "1" + ")" * (n - 1) + '}"', MAX_BRACKETS),
    "sums": (lambda n: "1+" * n + "1", MAX_CHAIN),
    "powers": (lambda n: "1**" * n + "1", MAX_CHAIN),
    "signs": (lambda n: "-" * n + "1", MAX_CHAIN),
    "negations": (lambda n: "not " * n + "a", MAX_CHAIN),
    "conditions": (lambda n: "1 if a else " * (n // 2) + "1", MAX_CHAIN),
    "conjunctions": (lambda n: "a and " * n + "a", MAX_CHAIN),
    "comparisons": (lambda n: "a < " * n + "a", MAX_CHAIN),
    "lambdas": (lambda n: "lambda: " * n + "1", MAX_CHAIN),
    "lambdas with parameters": (lambda n: "lambda a, b: " * n + "1", MAX_CHAIN),
    "linked calls": (lambda n: "a" + ".b()" * (n // 2), MAX_CHAIN),
    "subscripts": (lambda n: "a" + "[0]" * n, MAX_CHAIN),
    "loops in a list": (lambda n: "[a " + "for a in b " * (n // 2) + "]", MAX_CHAIN),
    "over joined lines": (lambda n: "1+\\\n" * n + "1", MAX_CHAIN),
    "over lines in brackets": (lambda n: "(" + "1+\n" * n + "1)", MAX_CHAIN),
    "strings": (lambda n: '"a" ' * n, MAX_STRINGS),
    "branches": (lambda n: "if a: pass\n" + "elif a: pass\n" * n, MAX_ELIFS),
    "blocks": (lambda n: "".join(" " * i + "if a:\n" for i in range(n)) + " " * n + "pass", MAX_INDENTS),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_bound_is_where_it_is_said_to_be(shape: str) -> None:
    text, bound = SHAPES[shape]
    assert first_excess(text(bound - 2) + "\n") is None
    assert first_excess(text(bound + 4) + "\n") is not None
    assert not is_plain(text(bound + 4) + "\n")


@given(st.lists(st.tuples(st.sampled_from(sorted(SHAPES)), st.integers(1, 1_500)), min_size=1, max_size=4))
@settings(max_examples=50, deadline=None)
def test_what_is_called_plain_breaks_no_bound(parts: list[tuple[str, int]]) -> None:
    text = "".join(SHAPES[shape][0](size) + "\n" for shape, size in parts)
    assert not is_plain(text) or first_excess(text) is None


def test_scan_stands_before_libcst_whatever_looks_plain() -> None:
    """Brackets that a string seems to close, and lines in it that seem to begin statements."""
    text = "a = " + ("(" * 15 + '"""\nif\n' + ")" * 15 + '"""') * 40 + "\n"
    assert is_plain(text)
    with pytest.raises(Unparsable, match="nested deeper"):
        parse(text.encode(), "a.py")


@pytest.mark.parametrize("shape", SHAPES)
def test_huge_text_is_refused_in_time(shape: str) -> None:
    text, _ = SHAPES[shape]
    size = 2_000 if shape == "blocks" else 100_000
    begun = time.process_time()
    assert first_excess(text(size) + "\n") is not None
    assert time.process_time() - begun < 5


def test_parser_survives_everything_within_the_bounds() -> None:
    """In a process of its own, and all at once: a crash ends it."""
    texts = [text(bound - 2) + "\n" for text, bound in SHAPES.values()]
    nested = "".join(" " * i + "if a:\n" for i in range(90)) + " " * 90 + "f(" * 90 + ")" * 90 + "\n"
    program = "import sys, libcst\nfor text in eval(sys.stdin.read()): libcst.parse_module(text)\n"
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=repr([*texts, nested]),
        text=True,
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-500:]


@pytest.mark.parametrize(
    "text",
    [
        "x = '" + "(" * 5000 + "'\n",
        'x = """' + "(\n" * 5000 + '"""\n',
        "# " + "(" * 5000 + "\n",
        "x = [\n" + "    -1.5, 'a', {'b': lambda x: x + 1},\n" * 5000 + "]\n",
        "x = 1 + 2\n" * 5000,
        "if a:\n    pass\nelif b:\n    pass\n" * 600,
        "f'{{'\n" * 5000,
        "x = f'INSERT ({a}'\n" * 5000,
        "x = f'{{{a}}}' + rf'\\d{{3}}'\n" * 300,
        "def f():\n\tif a:\n\t\tpass\n\n# comment\n" * 300,
        "".join(" " * (i % 8) + "# comment\n" for i in range(3000)),
        "a = b'\\'('\n" * 3000,
    ],
)
def test_what_people_write_is_within_the_bounds(text: str) -> None:
    assert first_excess(text) is None


def test_misread_nested_quotes_do_not_add_up() -> None:
    """Quotes of PEP 701 look unbalanced to the scan; the next statement starts afresh."""
    assert first_excess('def f():\n    return f"{x["a"]}"\n' * 500) is None


def test_own_code_is_within_the_bounds() -> None:
    package = Path(__file__).parents[2] / "txlint"
    assert [path for path in package.rglob("*.py") if first_excess(path.read_text())] == []


def test_reason_names_the_line() -> None:
    excess = first_excess("a = 1\n\nb = " + "(" * 200)
    assert excess is not None
    assert excess.row == 3
    assert "(line 3)" in excess.reason
    with pytest.raises(Unparsable) as caught:
        parse(b"a = 1\n\nb = " + b"(" * 200, "a.py")
    assert caught.value.row == 3


@given(st.text(alphabet="([{}])'\"\\\n\r#fr lambdeifn:+.,;\t@", max_size=300))
def test_scan_takes_any_text(text: str) -> None:
    excess = first_excess(text)
    assert excess is None or 1 <= excess.row <= text.count("\n") + text.count("\r") + 1
