"""What a thread or an executor is given to run: whether that waits for the network, or only reads a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from txlint.resource.held import Bound, External, FunctionRef, Partial
from txlint.tree import cst
from txlint.tree.answers import walk
from txlint.tree.events import Path
from txlint.tree.nodes import last_name

if TYPE_CHECKING:
    from txlint.resource.values import Scope
    from txlint.tree.events import Arg, Call

_RUNNERS = {"to_thread": 0, "run_sync": 0, "run_in_threadpool": 0, "run_in_executor": 1}
"""By name, the position of what they run."""
_WORKERS = frozenset((*_RUNNERS, "result", "as_completed", "map", "starmap", "imap", "imap_unordered", "Parallel"))
_FILES = frozenset((
    "read_bytes", "read_text", "write_bytes", "write_text", "open", "read", "write", "exists", "is_file", "is_dir",
    "stat", "unlink", "mkdir", "makedirs", "remove", "rmtree", "rename", "replace", "move", "copyfile", "copyfileobj",
    "touch", "iterdir", "glob", "rglob", "listdir", "walk", "getsize", "hexdigest", "digest", "sha256", "md5", "sha1",
    "Path", "seek", "loads", "dumps", "close",
))  # fmt: skip
_MODULES = ("os.", "shutil.", "pathlib.", "tempfile.", "hashlib.", "json.", "zipfile.", "gzip.", "io.", "aiofiles.")


def works_elsewhere(blocker: str) -> bool:
    """Whether a blocker is a thread, a process or a future, whose work may be short."""
    return blocker.rpartition(".")[2] in _WORKERS


def run_in_thread(scope: Scope, call: Call) -> FunctionRef | None:
    """The function of the project that a call lets a thread run."""
    held = _given(scope, call)
    return held if isinstance(held, FunctionRef) else None


def only_files(scope: Scope, call: Call) -> bool:
    """Whether all that a thread is given is to read or write a file: `to_thread(path.read_bytes)`."""
    arg = _argument(call)
    if arg is None:
        return False
    if isinstance(arg.node, cst.Lambda):
        names = [last_name(node.func) for node in walk(arg.node.body) if isinstance(node, cst.Call)]
        return bool(names) and all(name in _FILES for name in names)
    held = _given(scope, call)
    if isinstance(held, FunctionRef):
        called = held.function.program.calls
        meanings = scope.world.meanings(scope.world.scope(held.function, held.instance))
        return bool(called) and all(inner.name in _FILES or meanings(inner).quiet for inner in called)
    if isinstance(held, External):
        return held.path.startswith(_MODULES) or held.path == "open"
    return isinstance(arg.value, Path) and arg.value.text.rpartition(".")[2] in _FILES


def on_handle(scope: Scope, call: Call) -> bool:
    """Whether a thread is given a method of a handle: `to_thread.run_sync(conn.execute, statement)` is the statement
    itself, and no wait beside it."""
    return isinstance(_given(scope, call), Bound)


def _argument(call: Call) -> Arg | None:
    position = _RUNNERS.get(call.name)
    return call.arg(position, "func") if position is not None else None


def _given(scope: Scope, call: Call) -> object:
    arg = _argument(call)
    held = scope.path(arg.value.text) if arg is not None and isinstance(arg.value, Path) else None
    while isinstance(held, Partial):
        held = held.target
    return held
