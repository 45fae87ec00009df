"""How literals stand in the text: what Python's parser joins, and does not tell."""

from __future__ import annotations

import re

_START = re.compile(r"([A-Za-z]*)(\"\"\"|'''|\"|')")


def are_several(text: str) -> bool:
    """Whether a text that begins with a string literal goes on behind it: literals side by side."""
    try:
        return bool(text[_end_of_literal(text, 0) :].strip())
    except IndexError:
        return False


def _end_of_literal(text: str, start: int) -> int:
    match = _START.match(text, start)
    if match is None:
        raise IndexError
    prefix, quote = match[1].lower(), match[2]
    place = match.end()
    while not text.startswith(quote, place):
        char = text[place]
        if char == "\\":
            named = "r" not in prefix and text.startswith("N{", place + 1)
            place = text.find("}", place) + 1 or len(text) if named else place + 2
        elif char == "{" and ("f" in prefix or "t" in prefix):
            place = place + 2 if text.startswith("{{", place) else _end_of_field(text, place + 1)
        else:
            place += 1
    return place + len(quote)


def _end_of_field(text: str, place: int) -> int:
    """Behind the brace that closes a replacement field."""
    depth = 0
    while True:
        char = text[place]
        if char == "}" and depth == 0:
            return place + 1
        if char in "\"'":
            place = _end_of_literal(text, place)
            continue
        depth += (char in "([{") - (char in ")]}")
        place += 1
