"""The options `--explain-silence` and `--statistics`: from files to lines of text."""

from __future__ import annotations

import os
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from txlint.config import ConfigError
from txlint.report import relative_to
from txlint.settings import Settings
from txlint.silence.counting import Losses, losses
from txlint.silence.place import explain
from txlint.source import project_for, read
from txlint.terminal import width_of

_SMALL = 100
"""Files below which starting processes costs more than it saves."""

if TYPE_CHECKING:
    from txlint.checking import Run


def explanation(run: Run, place: str) -> Iterator[str]:
    """Why nothing is reported at `FILE:LINE`. Raises ConfigError where there is no such place."""
    name, _, line = place.rpartition(":")
    if not name or not line.isdigit():
        raise ConfigError(f"--explain-silence: {place!r} is no FILE:LINE")
    filename, row = os.path.abspath(name), int(line)
    try:
        data = read(filename)
    except OSError as error:
        raise ConfigError(f"--explain-silence: {name} cannot be read: {error.strerror or error}") from None
    lines = data.count(b"\n") + (not data.endswith(b"\n"))
    if not 1 <= row <= lines:
        raise ConfigError(f"--explain-silence: {name} has {lines} lines")
    settings = run.settings_of(filename)
    found = [item for item in run.check([filename]) if item.span.start.row == row]
    new = found
    baseline = run.baseline()
    if baseline is not None:
        new = baseline.split(found, [filename]).new
    shown = relative_to(filename, run.cwd)
    if new:
        yield f"{shown}:{row}: something is reported here."
        yield from _listed(f"{item.code}: {item.message}" for item in new)
        return
    yield f"{shown}:{row}: nothing is reported here."
    if found:
        yield from _listed(f"{item.code} is found, and the baseline has it already" for item in found)
        return
    yield from _listed(explain(data, filename, settings, project_for(filename, settings.root), row))


def _listed(sentences: Iterable[str]) -> Iterator[str]:
    for sentence in sentences:
        yield from _wrapped(f"  - {sentence}", "    ")


def _wrapped(line: str, indent: str) -> list[str]:
    """A line broken where the terminal is too narrow."""
    width = width_of(sys.stdout)
    if not width:
        return [line]
    return textwrap.wrap(
        line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False, expand_tabs=False
    )


def lost(run: Run, files: Sequence[str], jobs: int) -> Iterator[str]:
    """What the analysis of files has lost sight of, over as many processes as the run may have."""
    total = Losses()
    asked = [(filename, relative_to(filename, run.cwd), run.settings_of(filename)) for filename in files]
    found: Iterable[Losses]
    if jobs == 1 or len(asked) < _SMALL:
        found = map(_losses, asked)
    else:
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(jobs or None) as pool:
            found = list(pool.map(_losses, asked, chunksize=8))
    for part in found:
        total.merge(part)
    for line in total.lines():
        yield from _wrapped(line, "    ")


def _losses(asked: tuple[str, str, Settings]) -> Losses:
    filename, shown, settings = asked
    try:
        data = read(filename)
    except OSError:
        return Losses()
    return losses(data, filename, shown, settings, project_for(filename, settings.root))
