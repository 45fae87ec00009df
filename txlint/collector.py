"""The garbage collector, kept from looking through all trees again and again while files are checked."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MOST = 1_000_000
_fresh = 0


@contextmanager
def paused() -> Iterator[None]:
    """Collects nothing inside, and at the end what came to be inside and is of no use any more.

    A tree is ten thousands of objects that live long. The collector, which thinks that most die young, would take a
    third of a run for looking through them. All objects are looked through after a million new ones.
    """
    global _fresh
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        _fresh += gc.get_count()[0]
        if _fresh > _MOST:
            _fresh = 0
            gc.collect()
        else:
            gc.collect(0)
        gc.enable()
