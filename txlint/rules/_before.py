"""What a function of the project does first, as far as it can be seen."""

from __future__ import annotations

from collections.abc import Callable

from txlint.resource.meaning import Meaning
from txlint.resource.running import runs
from txlint.resource.summarise import chain_of
from txlint.resource.world import World


def comes_before(
    world: World, m: Meaning, is_it: Callable[[Meaning], bool], what: str, levels: int, decorator: str = ""
) -> bool:
    """Whether a called function of the project, or one that it calls some levels down, makes a call that is looked for
    before one that waits or sends ("blocking", "effect"). A function under the decorator does so by itself."""
    ref = m.function
    if ref is None or levels < 0:
        return False
    function = ref.function
    if decorator and function.has_decorator(decorator):
        return True
    meanings = world.meanings(world.scope(function, ref.instance if function.receiver else None))
    for call in function.program.calls:
        inner = meanings(call)
        if getattr(inner, what):
            return False
        if is_it(inner):
            return True
        if inner.function is None or not runs(function, call, inner.function.function):
            continue
        if comes_before(world, inner, is_it, what, levels - 1, decorator):
            return True
        if chain_of(world, inner.function, what):
            return False
    return False
