"""Writes a file in one step: who reads it meanwhile sees the old text or the new one, never a part."""

from __future__ import annotations

import os
import tempfile


def replace_file(path: str, data: bytes, mode: int | None = None) -> None:
    """Give a file these bytes, and permissions where they are named; else only its owner may read it.

    Raises OSError, and leaves nothing behind then.
    """
    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".new-")
    try:
        with open(handle, "wb") as file:
            file.write(data)
        if mode is not None:
            os.chmod(temporary, mode)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
