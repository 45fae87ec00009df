"""The string that a name holds where a call stands, for names that are given several: `sql = "INSERT …"`, and further
down `sql = "UPDATE …"`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from txlint.flow.program import Block, Choice, Do, For, Handler, If, Rounds, Try, While, With
from txlint.tree.events import Bind, Call, Const, Unbind

if TYPE_CHECKING:
    from txlint.resource.values import Scope
    from txlint.tree.index import Function

Texts = dict[str, str]


def text_at(scope: Scope, call: Call, name: str) -> str | None:
    """The string that a local name holds at a call on every path, as far as the blocks of the function tell."""
    function = scope.function
    bound = [bind.value for bind in function.program.binds if bind.target == name]
    if len(bound) < 2 or name in function.program.outside:
        return None
    if function not in scope.world.texts:
        scope.world.texts[function] = _read(function)
    return scope.world.texts[function].get(call, {}).get(name)


def _read(function: Function) -> dict[Call, Texts]:
    found: dict[Call, Texts] = {}
    _walk(function.program.block, {}, found)
    return found


def _walk(block: Block, known: Texts, found: dict[Call, Texts]) -> Texts:
    """What is known behind a block of what is known before it; notes what is known at each call."""
    for item in block:
        if isinstance(item, Do):
            _event(item.event, known, found)
            continue
        inner = list(_blocks(item))
        if isinstance(item, With):
            known = _walk(item.body, _walk(item.enter, known, found), found)
            continue
        changed = {target for each in inner for target in _bound(each)}
        # A loop comes round again, and a clause or a final suite is reached from anywhere.
        start = {k: v for k, v in known.items() if k not in changed}
        ends = []
        for n, each in enumerate(inner):
            once = isinstance(item, If | Choice) or (isinstance(item, Try) and n == 0)
            ends.append(_walk(each, dict(known if once else start), found))
        if isinstance(item, If) and len(ends) == 2:
            known = {k: v for k, v in ends[0].items() if ends[1].get(k) == v}
        else:
            known = start
    return known


def _event(event: Any, known: Texts, found: dict[Call, Texts]) -> None:
    match event:
        case Bind(target=target, value=value):
            if isinstance(value, Const) and isinstance(value.value, str):
                known[target] = value.value
            else:
                known.pop(target, None)
        case Unbind(target=target):
            known.pop(target, None)
        case Call():
            found[event] = dict(known)


def _blocks(item: Any) -> Iterator[Block]:
    """The blocks of a statement, in the order in which they are run; those of conditions bind nothing that matters."""
    match item:
        case If(then=then, orelse=orelse):
            yield from (then, orelse)
        case Choice(blocks=blocks):
            yield from blocks
        case While(body=body, orelse=orelse):
            yield from (body, orelse)
        case For(advance=advance, body=body, orelse=orelse):
            yield from ((*advance, *body), orelse)
        case Rounds(bodies=bodies, orelse=orelse):
            yield from (*bodies, orelse)
        case Try(body=body, handlers=handlers, orelse=orelse, final=final):
            yield from ((*body, *orelse), *(handler.body for handler in handlers), final)
        case With(enter=enter, body=body):
            yield from (enter, body)
        case Handler(body=body):
            yield body


def _bound(block: Block) -> set[str]:
    found: set[str] = set()
    for item in block:
        if isinstance(item, Do):
            if isinstance(item.event, Bind | Unbind):
                found.add(item.event.target)
        else:
            for inner in _blocks(item):
                found |= _bound(inner)
    return found
