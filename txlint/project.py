"""The rest of the project, as the analysis of one file sees it."""

from __future__ import annotations

from typing import Protocol


class Project(Protocol):
    """Hands out other modules of the project, lazily. All file names are absolute."""

    def module_name(self, filename: str) -> str:
        """The absolute dotted module name of a file of the project ("" where it has none)."""

    def find(self, module: str) -> str | None:
        """The file of an absolute dotted module inside the project, None where it is not in it."""

    def read(self, filename: str) -> bytes | None:
        """The bytes of a file that `find` named, None where it cannot be read."""


class LoneFile:
    """A project that knows nothing: for standard input and for a file analysed by itself."""

    def module_name(self, filename: str) -> str:
        return ""

    def find(self, module: str) -> str | None:
        return None

    def read(self, filename: str) -> bytes | None:
        return None
