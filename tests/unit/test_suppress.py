"""`# noqa` as flake8 reads it, txlint's own comments, and what is said about useless ones."""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path

import pytest
from flake8.processor import FileProcessor
from flake8.violation import Violation
from hypothesis import given
from hypothesis import strategies as st

from txlint.check import check
from txlint.finding import Fix, Position
from txlint.fix import apply
from txlint.settings import Settings
from txlint.suppress import Suppressions, _tokens, disabling_edits, noqa_ranges

pytestmark = pytest.mark.usefixtures("stand_in")

_OPTIONS = argparse.Namespace(
    hang_closing=False, indent_size=4, max_line_length=79, max_doc_length=None, verbose=0, disable_noqa=False
)
HEAD = "conn = connect()\n"


def codes(text: str, settings: Settings | None = None, *, noqa: bool = True) -> list[str]:
    found = check((HEAD + textwrap.dedent(text)).encode(), "/p/a.py", settings or Settings(), noqa=noqa)
    return [f"{item.code}@{item.span.start.row - 1}" for item in found]


def flake8_ranges(lines: list[str]) -> dict[int, str]:
    processor = FileProcessor("a.py", _OPTIONS, list(lines))
    return processor._noqa_line_mapping


def own_ranges(lines: list[str]) -> dict[int, str]:
    tokens = _tokens(lines)
    if tokens is None:
        return {}
    return {
        row: "".join(lines[first - 1 : last])
        for first, last in noqa_ranges(lines, tokens)
        for row in range(first, last + 1)
    }


def test_map_equals_flake8s_on_own_code() -> None:
    paths = list((Path(__file__).parents[2]).glob("txlint/**/*.py"))
    assert len(paths) > 20
    for path in paths:
        lines = path.read_text().splitlines(keepends=True)
        assert own_ranges(lines) == flake8_ranges(lines), path


_PIECES = st.sampled_from(
    [
        "x = 1",
        "f(",
        ")",
        '"""',
        "'a'",
        "\\\n",
        "\n",
        "# noqa",
        "  # noqa: TX201",
        "if a:\n    ",
        "[1,\n",
        "]",
        ";",
        "    ",
    ]
)


@given(st.lists(_PIECES, max_size=25))
def test_map_equals_flake8s_on_any_text(pieces: list[str]) -> None:
    lines = "".join(pieces).splitlines(keepends=True)
    assert own_ranges(lines) == flake8_ranges(lines)


COMMENTS = [
    "# noqa", "#noqa", "# NOQA", "# noqa:TX201", "# noqa: TX201", "# noqa:  TX201", "# noqa : TX201", "# noqa TX201",
    "# noqa: TX2", "# noqa: TX", "# noqa: T", "# noqa: TX202", "# noqa: E501,TX201", "# noqa: E501 TX201",
    "# noqa: E501, TX202", "# noqa: TX201 because", "# noqa: TX202 because", "# noqa: open-on-exit", "# noqa: tx201",
    "# noqa:E1,,TX201", "# noqa: TX2011", "## noqa: TX201", "# x # noqa: TX201", "# noqa: E501 # noqa: TX201",
    "# noqa: TX201abc", "# noqa:\tTX201", "# type: ignore # noqa", "# noqa - TX201", "# nofoo",
]  # fmt: skip


@pytest.mark.parametrize("comment", COMMENTS)
def test_comment_hides_what_flake8_hides(comment: str) -> None:
    line = f"x.report_TX201  {comment}\n"
    hidden = Violation("TX201", "a.py", 2, 1, "text", line).is_inline_ignored(False)
    assert ("TX201@1" not in codes(line)) is hidden


SHAPES = {
    "multi-line string": 'x.report_TX201("""\na\n""")  # noqa: TX201\n',
    "inside a multi-line string": 'x.report_TX201("""\n# noqa: TX201\n""")\n',
    "backslash": "x = \\\n    y.report_TX201  # noqa: TX201\n",
    "closing bracket": "x.report_TX201(\n    1,\n)  # noqa: TX201\n",
    "inner line": "f(\n    x.report_TX201,  # noqa: TX201\n)\n",
    "other inner line": "f(\n    x.report_TX201,\n    y,  # noqa: TX201\n)\n",
    "line above": "# noqa: TX201\nx.report_TX201\n",
    "untokenizable": "x.report_TX201  # noqa: TX201\nif a:\n        b\n    c\n",
    "file": "x.report_TX201\n# flake8: noqa\n",
    "file with code": "# flake8: noqa: TX999\nx.report_TX201\n",
    "file behind code": "y = 1  # flake8: noqa\nx.report_TX201\n",
    "file in a string": '"""\n# flake8: noqa\n"""\nx.report_TX201\n',
}


@pytest.mark.parametrize("shape", SHAPES)
def test_range_hides_what_flake8_hides(shape: str) -> None:
    text = HEAD + SHAPES[shape]
    lines = text.splitlines(keepends=True)
    row = next(number for number, line in enumerate(lines, 1) if "report" in line)
    processor = FileProcessor("a.py", _OPTIONS, list(lines))
    physical = processor.noqa_line_for(row)
    hidden = processor.should_ignore_file() or Violation(
        "TX201", "a.py", row, 1, "text", lines[row - 1] if physical is None else physical
    ).is_inline_ignored(False)
    found = [item.code for item in check(text.encode(), "/p/a.py", Settings())]
    if shape == "untokenizable":
        assert found == ["TX001"]
    else:
        assert ("TX201" not in found) is hidden


OWN = {
    "trailing": ("x.report_TX201  # txlint: ignore[TX201]\n", []),
    "trailing with a reason": ("x.report_TX201  # txlint: ignore[TX201] pooled\n", []),
    "family": ("x.report_TX201  # txlint: ignore[TX2]\n", []),
    "slug": ("x.report_TX201  # txlint: ignore[no-rollback-on-error]\n", []),
    "several": ("x.report_TX201; y.report_TX101  # txlint: ignore[TX101, no-rollback-on-error]\n", []),
    "no blank": ("x.report_TX201  #txlint:ignore[TX201]\n", []),
    "other code": ("x.report_TX201  # txlint: ignore[TX301]\n", ["TX201@1", "TX002@1"]),
    "empty": ("x.report_TX201  # txlint: ignore[]\n", ["TX201@1"]),
    "no brackets": ("x.report_TX201  # txlint: ignore\n", ["TX201@1"]),
    "only its physical line": (
        "f(\n    x.report_TX201,\n)  # txlint: ignore[TX201]\n",
        ["TX201@2", "TX002@3"],
    ),
    "own line": ("# txlint: ignore[TX201]\nf(\n    y,\n    x.report_TX201,\n)\n", []),
    "own line stops": (
        "# txlint: ignore[TX201]\nx.report_TX201\ny.report_TX201\n",
        ["TX201@3"],
    ),
    "own line over blank and comment": ("# txlint: ignore[TX201]\n\n# why\nx.report_TX201\n", []),
    "own line in a block": ("if a:\n    # txlint: ignore[TX201]\n    x.report_TX201\n", []),
    "first in a block": ("if a:\n    pass\n# txlint: ignore[TX201]\nx.report_TX201\n", []),
    "header only": (
        "# txlint: ignore[TX201]\ndef f(\n    a=x.report_TX201,\n):\n    y.report_TX201\n",
        ["TX201@5"],
    ),
    "decorators": (
        "# txlint: ignore[TX201]\n@a.report_TX201\n@b\ndef f(\n    a=x.report_TX201,\n):\n    y.report_TX201\n",
        ["TX201@7"],
    ),
    "inside brackets": ("f(\n    # txlint: ignore[TX201]\n    x.report_TX201,\n)\n", []),
    "at the end": ("x.report_TX201\n# txlint: ignore[TX201]\n", ["TX201@1", "TX002@2"]),
    "in a string": ("x.report_TX201; '# txlint: ignore[TX201]'\n", ["TX201@1"]),
    "file": ("# txlint: file-ignore[TX2]\nx.report_TX201\ny.report_TX202\nz.report_TX301\n", ["TX301@4"]),
    "file unused": ("# txlint: file-ignore[TX2]\nz.report_TX301\n", ["TX002@1", "TX301@2"]),
}


@pytest.mark.parametrize("name", OWN)
def test_own_comments(name: str) -> None:
    text, expected = OWN[name]
    assert codes(text) == expected


def test_noqa_is_left_to_flake8_there() -> None:
    text = "x.report_TX201  # noqa: TX201\ny.report_TX202  # txlint: ignore[TX202]\nz = 1  # noqa: TX301\n"
    assert codes(text) == ["TX002@3"]
    assert codes(text, noqa=False) == ["TX201@1"]


JUDGED = {
    "x = 1  # noqa: TX201\n": ["TX002@1"],
    "x = 1  # noqa: TX2\n": ["TX002@1"],
    "x = 1  # noqa: TX\n": [],
    "x = 1  # noqa\n": [],
    "x = 1  # noqa: E501\n": [],
    "x = 1  # noqa: TX002\n": [],
    "x = 1  # noqa: TX201, TX002\n": [],
    "x = 1  # noqa: TX502\n": [],
    "x = 1  # noqa: TX999\n": ["TX003@1"],
    "x = 1  # noqa: TX9\n": ["TX003@1"],
    "x = 1  # noqa: TXT1\n": [],
    "x = 1  # txlint: ignore[unawaited-comit]\n": ["TX003@1"],
    "x = 1  # txlint: ignore[E501]\n": ["TX003@1"],
    "x.report_TX201_low  # noqa: TX201\n": [],
    "x.report_TX201_note  # noqa: TX201\n": [],
    "x.report_TX201; y.report_TX202  # noqa: TX201, TX202, TX301\n": ["TX002@1"],
    "# flake8: noqa\nx = 1  # noqa: TX201\n": [],
    "def f(:\n    x = 1  # noqa: TX201\n": ["TX001@1"],
}


@pytest.mark.parametrize("text", JUDGED)
def test_judgement(text: str) -> None:
    assert codes(text) == JUDGED[text]


def test_only_rules_that_ran_are_judged() -> None:
    assert codes("x = 1  # noqa: TX201\n", Settings(ignore=("TX201",))) == []
    assert codes("x = 1  # noqa: TX2\n", Settings(ignore=("TX201",))) == ["TX002@1"]
    assert codes("x = 1  # noqa: TX502\n", Settings(extend_select=("TX502",))) == ["TX002@1"]
    assert codes("x = 1  # noqa: TX201\n", Settings(ignore=("TX002",))) == []


def test_files_without_a_database_are_judged_too() -> None:
    found = check(b"x = 1  # noqa: TX201\n", "/p/a.py", Settings())
    assert [item.code for item in found] == ["TX002"]


def test_did_you_mean() -> None:
    (found,) = check(b"x = 1  # txlint: ignore[unawaited-comit]\n", "/p/a.py", Settings())
    assert found.message.endswith("did you mean 'unawaited-commit'?")


REMOVED = {
    "x = 1  # noqa: TX201\n": "x = 1\n",
    "x = 1  # noqa: TX201\r\n": "x = 1\r\n",
    "x = 1  # noqa: TX201": "x = 1",
    "x = 1  # noqa:TX201,E501\n": "x = 1  # noqa:E501\n",
    "x = 1  # noqa: E501, TX201, W291\n": "x = 1  # noqa: E501, W291\n",
    "x = 1  # noqa: E501 TX201\n": "x = 1  # noqa: E501\n",
    "x = 1  # noqa: TX201 for a reason\n": "x = 1  # for a reason\n",
    "x = 1  # noqa: TX201  # pragma: no cover\n": "x = 1  # pragma: no cover\n",
    "x = 1  # type: ignore # noqa: TX201\n": "x = 1  # type: ignore\n",
    "x = 1  # txlint: ignore[TX201]\n": "x = 1\n",
    "x = 1  # txlint: ignore[TX201, unawaited-commit] why\n": "x = 1  # why\n",
    "x.report_TX101  # txlint: ignore[TX201, TX101] why\n": "x.report_TX101  # txlint: ignore[TX101] why\n",
    "x.report_TX101  # txlint: ignore[unawaited-commit, TX2]\n": "x.report_TX101  # txlint: ignore[unawaited-commit]\n",
    "# txlint: file-ignore[TX2]\nx = 1\n": "x = 1\n",
    "if a:\n    # txlint: ignore[TX201]\n    x = 1\n": "if a:\n    x = 1\n",
    "x = 1  # noqa: TX999\n": "x = 1\n",
    "x = 1  # noqa: TX999, TX201\n": "x = 1\n",
    'x = """\n# noqa: TX201\n"""\n': 'x = """\n# noqa: TX201\n"""\n',
}


@pytest.mark.parametrize("text", REMOVED)
def test_fix_removes_just_our_code(text: str) -> None:
    now = HEAD + text
    for _ in range(3):
        fixes = [fix for fix in fixes_of(now) if fix is not None]
        now, _ = apply(now, fixes)
    assert now == HEAD + REMOVED[text]
    assert not any(fixes_of(now))


def fixes_of(text: str) -> list[Fix | None]:
    return [item.fix for item in check(text.encode(), "/p/a.py", Settings())]


DISABLED = {
    "x.report_TX201\n": "x.report_TX201  # noqa: TX201\n",
    "x.report_TX201": "x.report_TX201  # noqa: TX201",
    "x.report_TX201  \r\ny = 2\r\n": "x.report_TX201  # noqa: TX201\r\ny = 2\r\n",
    "x.report_TX201  # why\n": "x.report_TX201  # why  # noqa: TX201\n",
    "x.report_TX201  # noqa: E501 for a reason\n": "x.report_TX201  # noqa: E501, TX201 for a reason\n",
    "x.report_TX201  # noqa:E501,W291\n": "x.report_TX201  # noqa:E501,W291, TX201\n",
    "call(\n    report_TX201,\n    2,\n)\n": "call(\n    report_TX201,  # noqa: TX201\n    2,\n)\n",
    "x = report_TX201 + \\\n    2\n": "x = report_TX201 + \\\n    2  # noqa: TX201\n",
    'x.report_TX201("""\ntext\n""")\n': 'x.report_TX201("""\ntext\n""")  # noqa: TX201\n',
    'x.report_TX201("# noqa: E501")\n': 'x.report_TX201("# noqa: E501")  # txlint: ignore[TX201]\n',
    'x.report_TX201("""\n# noqa: E501\n""")\n': None,
}


@pytest.mark.parametrize("text", DISABLED)
def test_disabling_hides_the_finding(text: str) -> None:
    (found,) = check((HEAD + text).encode(), "/p/a.py", Settings())
    (edit,) = disabling_edits(HEAD + text, [(found.span.start.row, found.code)])
    wanted = DISABLED[text]
    if wanted is None:
        assert edit is None
        return
    assert edit is not None
    after, _ = apply(HEAD + text, [Fix("", (edit,))])
    assert after == HEAD + wanted
    assert codes(after.removeprefix(HEAD)) == []


@given(st.lists(_PIECES, max_size=6), st.lists(_PIECES, max_size=6))
def test_disabling_hides_among_anything(before: list[str], behind: list[str]) -> None:
    text = "\n".join([*before, "x.report_TX201", *behind, ""])
    found = [item for item in check((HEAD + text).encode(), "/p/a.py", Settings()) if item.code == "TX201"]
    edits = disabling_edits(HEAD + text, [(item.span.start.row, item.code) for item in found])
    for edit in edits:
        if edit is not None:
            after, _ = apply(HEAD + text, [Fix("", (edit,))])
            assert not any(code.startswith("TX201") for code in codes(after.removeprefix(HEAD)))


def test_codes_are_found_by_their_place() -> None:
    text = "x = 1  # noqa: E501, TX201\ny = 2  # txlint: ignore[unawaited-commit, TX3]\n"
    suppressions = Suppressions.of(text.encode(), "/p/a.py", noqa=True)
    assert suppressions is not None

    def named(word: str) -> list[str]:
        row, line = next((row, line) for row, line in enumerate(text.split("\n"), 1) if word in line)
        first, last = line.index(word) + 1, line.index(word) + len(word)
        places = (first - 1, first, last, last + 1)
        return [suppressions.named_at(Position(row, column)) for column in places]

    assert named("TX201") == ["", "TX201", "TX201", ""]
    assert named("unawaited-commit") == ["", "TX101", "TX101", ""]
    assert named("TX3") == ["", "TX3", "TX3", ""]
    assert set(named("E501")) == {""}
