"""What an editor may say about settings: in `initializationOptions`, and later in `didChangeConfiguration`."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from txlint.config import ConfigError, member, require_known
from txlint.finding import Confidence, Severity

_CODES = ("select", "extend-select", "ignore")
_NAMES = ("config", *_CODES, "min-severity", "min-confidence")


@dataclass(frozen=True)
class Preferences:
    """Fields of `Settings` that outweigh those of the files, and a configuration file that replaces the search."""

    overrides: Mapping[str, Any] = field(default_factory=dict)
    config: str | None = None

    @classmethod
    def read(cls, options: object) -> Preferences:
        """From the JSON of an editor, with names as in the files or in camel case; raises ConfigError."""
        if not isinstance(options, Mapping):
            return cls()
        overrides: dict[str, Any] = {}
        config = None
        for key, value in options.items():
            name = re.sub(r"([A-Z])", lambda match: f"-{match[1].lower()}", str(key)).replace("_", "-")
            where = f"editor setting {key!r}"
            if name not in _NAMES:
                raise ConfigError(f"{where} is unknown; known are {', '.join(_NAMES)}")
            if value is None or value == "" or value == []:
                continue  # how editors write "not set"
            if name == "config":
                config = _file(value, where)
            elif name in _CODES:
                overrides[name.replace("-", "_")] = _codes(value, where)
            else:
                kind = Severity if name == "min-severity" else Confidence
                overrides[name.replace("-", "_")] = member(kind, value, where)
        return cls(overrides, config)


def _codes(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f"{where}: a list of codes is needed here, not {value!r}")
    for entry in value:
        require_known(entry, where)
    return tuple(value)


def _file(value: object, where: str) -> str:
    path = os.path.abspath(os.path.expanduser(value)) if isinstance(value, str) else ""
    if not os.path.isfile(path):
        raise ConfigError(f"{where}: there is no file {value!r}")
    return path
