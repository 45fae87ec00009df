"""The shipped documents, read from TOML once and kept as JSON, which is read twenty times as fast.

What is kept stands in the cache folder of the run, where there is one, and holds while no file of models changes.
Whatever cannot be read there is treated as absent.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from txlint.replacing import replace_file

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_folders: list[str] = []


def keep_in(folder: str | None) -> None:
    """Where the documents are kept from now on; None for nowhere."""
    _folders[:] = [folder] if folder is not None else []


def documents() -> list[tuple[str, Any]]:
    """Name and parsed text of every file of models, sorted by name."""
    import tomllib
    from importlib import resources

    found = resources.files("txlint.apis")
    files = sorted((f for f in found.iterdir() if f.name.endswith(".toml")), key=lambda file: file.name)
    kept = _kept_file(files)
    if kept is not None:
        with contextlib.suppress(OSError, ValueError, RecursionError, TypeError):
            return [(str(name), document) for name, document in json.loads(Path(kept).read_bytes())]
    read = [(file.name, tomllib.loads(file.read_text("utf-8"))) for file in files]
    if kept is not None:
        _keep(kept, read)
    return read


def _kept_file(files: list[Traversable]) -> str | None:
    """The file that keeps these documents, named after their state; None where there is none."""
    if not _folders or not all(isinstance(file, Path) for file in files):
        return None
    state = [(str(file), (s := file.stat()).st_mtime_ns, s.st_size) for file in files if isinstance(file, Path)]
    digest = hashlib.sha256(repr(state).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return os.path.join(_folders[0], f"models-{digest}.json")


def _keep(path: str, read: list[tuple[str, Any]]) -> None:
    """In a folder that exists only: the cache makes it, when it has something to say."""
    with contextlib.suppress(OSError, TypeError, ValueError):
        replace_file(path, json.dumps(read, separators=(",", ":")).encode())
