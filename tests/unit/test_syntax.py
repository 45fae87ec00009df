"""Parsing gives a tree or a plain reason, never another exception."""

from __future__ import annotations

import codecs

import libcst
import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import differences

from txlint.tree import newer
from txlint.tree.syntax import Unparsable, decode, encode, parse, split_lines

READABLE = {
    "empty": b"",
    "only a comment": b"# nothing",
    "no line end": b"x = 1",
    "byte order mark": codecs.BOM_UTF8 + b"x = 1\n",
    "carriage returns and line feeds": b"x = 1\r\ny = 2\r\n",
    "lone carriage returns": b"x = 1\ry = 2\r",
    "mixed line ends": b"x = 1\r\ny = 2\nz = 3\r",
    "latin-1": b"# coding: latin-1\nx = '\xe9'\n",
    "gbk": "# coding: gbk\nx = '数据'\n".encode("gbk"),
    "form feed": b"x = 1\n\x0c\ny = 2\n",
    "tabs": b"if x:\n\ty = 1\n",
    "type statement": b"type A[T] = list[T]\n",
    "exceptions without brackets": b"try:\n    pass\nexcept ValueError, TypeError:\n    pass\n",
    "exceptions with dots": b"import a\ntry:\n    pass\nexcept a.B, a.C:\n    pass\n",
    "imported lowercase exceptions": b"from a import error\ntry:\n    pass\nexcept OSError, error:\n    pass\n",
    "nested quotes": b'x = f"{y["a"]}"\n',
    "match": b"match x:\n    case [1, *_]:\n        pass\n",
    "exception groups": b"try:\n    pass\nexcept* ValueError:\n    pass\n",
    "line separator in a string": "x = 'a\u2028b'\ny = 1\n".encode(),
}

UNREADABLE = {
    "syntax error": (b"x = 1\ny = (\n", "line 2", 2),
    "unfinished def": (b"def f(:\n    pass\n", "line 1", 1),
    "null byte": (b"x = 1\ny = '\0'\n", "null byte", 2),
    "utf-16": ("x = 1\n".encode("utf-16"), "UTF-16", 1),
    "not utf-8": (b"x = 1\ny = '\xff'\n", "byte 0xff on line 2", 2),
    "unknown encoding": (b"# coding: klingon\nx = 1\n", "encoding", 1),
    "bad encoding for the bytes": (b"# coding: ascii\nx = '\xe9'\n", "ascii", 2),
    "mark and cookie disagree": (codecs.BOM_UTF8 + b"# coding: latin-1\n", "encoding", 1),
    "too large": (b"x = 1\n" * 400_000, "larger than 2 MB", 1),
    "print statement": (b"import x\nprint 'a'\n", "line 2 is Python 2", 2),
    "exec statement": (b"exec 'a'\n", "line 1 is Python 2", 1),
    "raise statement": (b"raise ValueError, 'a'\n", "line 1 is Python 2", 1),
    "backticks": (b"x = 1\ny = `x`\n", "line 2 is Python 2", 2),
    "old handler": (b"try:\n    f()\nexcept ValueError, e:\n    g(e)\n", "line 3 is Python 2", 3),
    "old handler of a tuple": (b"try:\n    f()\nexcept (A, B), e:\n    g(e)\n", "Python 2", 3),
    "old handler beside old words": (
        b"from a import error\nfor i in xrange(3):\n    try:\n        f()\n    except OSError, error:\n        pass\n",
        "Python 2",
        5,
    ),
    "indentation": (b"if x:\n        y = 1\n    z = 2\n", "line 3", 3),
}


@pytest.mark.parametrize("name", READABLE)
def test_readable(name: str) -> None:
    source = parse(READABLE[name], "a.py")
    assert source.data == READABLE[name]
    assert not source.text.startswith("\ufeff")
    text = source.text.replace("\r\n", "\n").replace("\r", "\n")
    assert text.rstrip("\n") == "\n".join(source.lines).rstrip("\n")
    assert differences(source.module, newer.tree_of(libcst.parse_module(source.text))) == []


@pytest.mark.parametrize("name", UNREADABLE)
def test_unreadable(name: str) -> None:
    data, reason, row = UNREADABLE[name]
    with pytest.raises(Unparsable) as caught:
        parse(data, "a.py")
    assert reason in caught.value.reason
    assert caught.value.row == row
    assert caught.value.column >= 1
    assert "\n" not in caught.value.reason


def test_lines_are_those_of_the_tokenizer() -> None:
    assert split_lines("a\x0cb\u2028c\x1cd\r\ne\rf\n\ng") == ("a\x0cb\u2028c\x1cd", "e", "f", "", "g")
    assert split_lines("") == ()
    assert split_lines("a\n") == ("a",)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_a_tree_or_a_reason(data: bytes) -> None:
    try:
        parse(data, "a.py")
    except Unparsable as why:
        assert why.reason
        assert why.row >= 1
        assert why.column >= 1


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=100))
def test_text_survives_encoding(text: str) -> None:
    try:
        assert decode(text.encode()) == text.removeprefix("\ufeff")
    except Unparsable as why:
        assert "encod" in why.reason


@pytest.mark.parametrize("cookie", ["", "# coding: utf-8", "# coding: latin-1", "# coding: gbk"])
def test_encode_is_the_way_back(cookie: str) -> None:
    for text in (f"{cookie}\nx = 1\r\n", f"{cookie}\nx = 'ü'\n" if cookie != "# coding: gbk" else f"{cookie}\n数\n"):
        assert decode(encode(text)) == text


@pytest.mark.parametrize("text", ["# coding: latin-1\n数\n", "# coding: unheard-of\n", "x = '\ud800'\n"])
def test_encode_gives_utf8_where_the_cookie_does_not_fit(text: str) -> None:
    assert encode(text) == text.encode("utf-8", "surrogatepass")
