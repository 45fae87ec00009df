"""The garbage collector, kept from looking through all trees again and again while files are checked."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MOST = 1_000_000
_WORTH_IT = 100_000
_fresh = 0
_ours = False


def own_process() -> None:
    """Switches the collector off for good: nothing but files is checked in this process, and it ends with them."""
    global _ours
    gc.disable()
    _ours = True


@contextmanager
def paused() -> Iterator[None]:
    """Collects nothing inside, but at first what came to be since the last time and is of no use any more.

    A tree is ten thousands of objects that live long. The collector, which thinks that most die young, would take a
    third of a run for looking through them. All objects are looked through after a million new ones. A process that
    is not ours alone is left with nothing new to look through.
    """
    if not _ours and not gc.isenabled():
        yield
        return
    gc.disable()
    _collect(_WORTH_IT)
    try:
        yield
    finally:
        if not _ours:
            _collect(0)
            gc.enable()


def _collect(least: int) -> None:
    """Looks through what is new, once it is so many objects; through everything at its turn."""
    global _fresh
    new = gc.get_count()[0]
    if new <= least:
        return
    if _fresh > _MOST:
        _fresh = 0
        gc.collect()
    else:
        gc.collect(0)
    _fresh += new
