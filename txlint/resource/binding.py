"""Which argument each parameter of a called function of the project gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from txlint.tree.events import Path, paths_in

if TYPE_CHECKING:
    from txlint.resource.meaning import Meaning


def arguments_of(m: Meaning) -> dict[str, str]:
    """Parameter of the called function -> path of the argument."""
    assert m.function is not None
    function = m.function.function
    params = [p.name.value for p in function.params]
    found: dict[str, str] = {}
    if function.receiver and not m.unbound:
        params = params[1:]
        if m.receiver:
            found[function.receiver] = m.receiver
    position = 0
    for arg in m.call.args:
        if arg.keyword in ("*", "**"):
            position = 99
            continue
        paths = paths_in(arg.value)
        if arg.keyword:
            if paths and isinstance(arg.value, Path):
                found[arg.keyword] = paths[0]
            continue
        if position < len(params) and isinstance(arg.value, Path):
            found[params[position]] = arg.value.text
        position += 1
    return found
