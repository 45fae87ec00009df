"""The flake8 plugin. Only the standard library is imported here: flake8 loads this module in every run.

flake8 owns select, ignore, per-file-ignores and `# noqa`; what the analysis does is settled by the configuration
files of txlint, so that flake8, the command line and editors agree.
"""

from __future__ import annotations

import argparse
import ast
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from txlint import __version__

if TYPE_CHECKING:
    from txlint.config import Configuration
    from txlint.finding import Finding

_COMMAND_LINE_ONLY = ("TX002", "TX003")


class Plugin:
    """Reports txlint's findings for one file. State lives in the class, since flake8 makes one instance a file."""

    name = "txlint"
    version = __version__

    _asked_for: ClassVar[tuple[str, ...]] = ()
    _config_file: ClassVar[str | None] = None
    _configuration: ClassVar[Configuration | None] = None

    def __init__(self, tree: ast.AST, lines: Sequence[str], filename: str) -> None:
        self._lines = lines
        self._filename = filename

    @classmethod
    def add_options(cls, manager: Any) -> None:
        manager.add_option(
            "--txlint-config",
            default=None,
            metavar="FILE",
            parse_from_config=True,
            normalize_paths=True,
            help="txlint's configuration file (default: the nearest txlint.toml or pyproject.toml with [tool.txlint])",
        )

    @classmethod
    def parse_options(cls, options: argparse.Namespace) -> None:
        chosen = (*(getattr(options, "select", None) or ()), *(getattr(options, "extend_select", None) or ()))
        # Codes that are off by default come on by their family or themselves, as on the command line.
        cls._asked_for = tuple(code for code in chosen if code.startswith("TX") and len(code) > len("TX"))
        cls._config_file = getattr(options, "txlint_config", None)
        cls._configuration = None

    def run(self) -> Iterator[tuple[int, int, str, type[Plugin]]]:
        """Yields (row, 0-based column, text, class). An exception here would end the whole flake8 run."""
        try:
            for finding in self._findings():
                if finding.code not in _COMMAND_LINE_ONLY:
                    start = finding.span.start
                    yield start.row, start.column - 1, f"{finding.code} {finding.message}", type(self)
        except Exception as error:
            yield 1, 0, f"TX000 {_in_words(error)}", type(self)

    def _findings(self) -> list[Finding]:
        from txlint.check import check
        from txlint.project import LoneFile, Project
        from txlint.source import project_for
        from txlint.tree.syntax import encode

        data = encode("".join(self._lines))
        named = os.path.abspath(self._filename)
        is_file = os.path.isfile(named)
        settings = replace(
            self._config().settings_for(os.path.dirname(named)),
            select=("TX",),
            extend_select=self._asked_for,
            ignore=(),
            per_file_ignores=(),
        )
        project: Project = project_for(named, settings.root) if is_file else LoneFile()
        return check(data, named, settings, project, noqa=False)

    @classmethod
    def _config(cls) -> Configuration:
        if cls._configuration is None:
            from txlint.config import Configuration

            cls._configuration = Configuration(os.getcwd(), file=cls._config_file)
        return cls._configuration


def _in_words(error: Exception) -> str:
    from txlint.config import ConfigError

    if isinstance(error, ConfigError):
        return f"txlint cannot use its configuration: {error}"
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return f"txlint failed on this file ({what}): please report it"
