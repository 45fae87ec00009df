"""Comparing syntax trees."""

from __future__ import annotations

from txlint.tree import cst


def differences(mine: cst.CSTNode, other: cst.CSTNode) -> list[str]:
    """Where two trees differ first."""
    stack: list[tuple[object, object, str]] = [(mine, other, "")]
    while stack:
        a, b, where = stack.pop()
        if type(a) is not type(b):
            return [f"{where}: {a!r} is no {b!r}"]
        if isinstance(a, cst.CSTNode):
            stack += [(getattr(a, f), getattr(b, f), f"{where}.{f}") for f in a.__slots__]
        elif isinstance(a, list) and isinstance(b, list):
            if len(a) != len(b):
                return [f"{where}: {len(a)} and {len(b)} items"]
            stack += [(x, y, f"{where}[{n}]") for n, (x, y) in enumerate(zip(a, b, strict=True))]
        elif a != b:
            return [f"{where}: {a!r} is not {b!r}"]
    return []
