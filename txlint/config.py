"""Reading settings: which file holds them, what it may say, and how the command line overrides it."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from txlint.finding import Confidence, Severity
from txlint.pins import Versions, versions
from txlint.settings import Settings
from txlint.source import project_root
from txlint.where import Where

_FAMILIES = ("TX", *(f"TX{digit}" for digit in range(6)))
_Member = TypeVar("_Member", bound=Enum)


class ConfigError(Exception):
    """A setting that cannot be used; the text says where it stands and what is allowed."""


Overrides = Mapping[str, Any]
"""Values of `Settings` fields that the command line gives; they replace those of the file, `extend_*` add."""


@dataclass
class Configuration:
    """Hands out the settings that hold in a folder: those of the nearest file, overridden by the command line.

    `file` replaces the search, `isolated` leaves files out. `warnings` collects what is doubtful but no error.
    """

    cwd: str
    overrides: Overrides = field(default_factory=dict)
    isolated: bool = False
    file: str | None = None
    warnings: list[str] = field(default_factory=list)
    _by_folder: dict[str, Settings] = field(default_factory=dict)
    _by_file: dict[str | None, Settings] = field(default_factory=dict)
    _versions: dict[tuple[str, str], Versions] = field(default_factory=dict)

    def settings_for(self, folder: str) -> Settings:
        """The settings for the files in an absolute folder; raises ConfigError."""
        if folder not in self._by_folder:
            path = None if self.isolated else self.file or find_config(folder)
            if path not in self._by_file:
                settings = Settings(base=self.cwd) if path is None else load(path, self.warnings)
                self._by_file[path] = override(settings, self.overrides, self.cwd)
            root, target = project_root(folder), self._by_file[path].target_version
            if (root, target) not in self._versions:
                self._versions[root, target] = versions(root, target)
            self._by_folder[folder] = replace(self._by_file[path], root=root, versions=self._versions[root, target])
        return self._by_folder[folder]


def find_config(folder: str) -> str | None:
    """The nearest configuration file from an absolute folder upwards; a pyproject.toml counts if it has our table."""
    for directory in (folder, *map(str, Path(folder).parents)):
        for name in (".txlint.toml", "txlint.toml"):
            path = os.path.join(directory, name)
            if os.path.isfile(path):
                return path
        path = os.path.join(directory, "pyproject.toml")
        if os.path.isfile(path) and _table(path, _read(path)) is not None:
            return path
    return None


def load(path: str, warnings: list[str]) -> Settings:
    """The settings of one file and of those it extends; raises ConfigError."""
    return _load(os.path.abspath(path), warnings, ())


def _load(path: str, warnings: list[str], seen: tuple[str, ...]) -> Settings:
    if path in seen:
        raise ConfigError(f"{path}: 'extend' leads back to this file")
    text = _read(path)
    table = _table(path, text)
    if table is None:
        raise ConfigError(f"{path}: there is no [tool.txlint] table in it")
    where = Where(path, text)
    folder = os.path.dirname(path)
    settings = Settings(base=folder)
    if "extend" in table:
        parent = os.path.join(folder, os.path.expanduser(_string(table["extend"], where.key("extend"))))
        parent = os.path.join(parent, "pyproject.toml") if os.path.isdir(parent) else parent
        settings = replace(_load(os.path.abspath(parent), warnings, (*seen, path)), base=folder)
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key == "extend":
            continue
        if key not in _READERS:
            near = difflib.get_close_matches(key, _READERS, n=1)
            hint = f", did you mean {near[0]!r}?" if near else f"; known are {', '.join(sorted(_READERS))}"
            raise ConfigError(f"{where.key(key)}: unknown setting {key!r}{hint}")
        values[key.replace("-", "_")] = _READERS[key](value, where.key(key))
    if values.get("api"):
        _require_models(values["api"], where)
    if "baseline" in values:
        values["baseline"] = os.path.join(folder, values["baseline"])
    for name in ("select", "extend_select", "fixable", "unfixable"):
        for entry in values.get(name, ()):
            require_known(entry, where.key(name.replace("_", "-")))
    doubtful = [("ignore", entry) for entry in values.get("ignore", ())]
    doubtful += [("per-file-ignores", entry) for _, codes in values.get("per_file_ignores", ()) for entry in codes]
    warnings += [f"{where.key(name)}: {problem}" for name, entry in doubtful if (problem := unknown(entry))]
    return replace(settings, **values)


def _require_models(tables: tuple[Mapping[str, Any], ...], where: Where) -> None:
    from txlint.apis.model import ModelError, extended

    try:
        extended(tables)
    except ModelError as error:
        raise ConfigError(f"{where.model(error.place)}: {error}") from None


def _read(path: str) -> str:
    try:
        return Path(path).read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: the configuration cannot be read: {error}") from None


def _table(path: str, text: str) -> dict[str, Any] | None:
    is_pyproject = os.path.basename(path) == "pyproject.toml"
    if is_pyproject and "txlint" not in text:
        return None
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r" \(at line (\d+), column (\d+)\)$", str(error))
        where = f"{path}:{at[1]}:{at[2]}" if at else f"{path}:{len(text.splitlines()) or 1}"
        raise ConfigError(f"{where}: this is no valid TOML: {str(error).partition(' (at ')[0]}") from None
    if not is_pyproject:
        return document
    tool = document.get("tool")
    table = tool.get("txlint") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{path}: 'tool.txlint' must be a table")
    return table


def unknown(entry: str) -> str:
    """What is wrong with a code, family or slug; "" where it is known."""
    from txlint.rules import all_rules, rules_by_name

    known = rules_by_name()
    if entry in known or entry in _FAMILIES:
        return ""
    if len(entry) > len("TX") and any(rule.code.startswith(entry) for rule in all_rules()):
        return ""
    if re.fullmatch(r"TX\d{0,3}", entry):
        return f"unknown rule {entry!r}, 'txlint rule --all' lists them"
    near = next(filter(None, (difflib.get_close_matches(word, known, 1, 0.75) for word in (entry, entry.upper()))), ())
    hint = f", did you mean {near[0]!r}?" if near else ", 'txlint rule --all' lists them"
    return f"unknown rule {entry!r}{hint}"


def require_known(entry: str, where: str) -> None:
    """Raises ConfigError for a code, family or slug that does not exist."""
    problem = unknown(entry)
    if problem:
        raise ConfigError(f"{where}: {problem}")


def member(kind: type[_Member], value: object, where: str) -> _Member:
    """The member of an enumeration by its value; raises ConfigError that names all of them."""
    for candidate in kind:
        if candidate.value == value:
            return candidate
    allowed = ", ".join(repr(candidate.value) for candidate in kind)
    raise ConfigError(f"{where}: {value!r} is not one of {allowed}")


def _string(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise ConfigError(f"{where}: a string is needed here, not {value!r}")
    return value


def _flag(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise ConfigError(f"{where}: true or false is needed here, not {value!r}")
    return value


def _strings(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f"{where}: a list of strings is needed here, not {value!r}")
    return tuple(value)


def _per_file(value: object, where: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict):
        raise ConfigError(f"{where}: a table of patterns and lists of codes is needed here, not {value!r}")
    return tuple((pattern, _strings(codes, where)) for pattern, codes in value.items())


def _tables(value: object, where: str) -> tuple[Mapping[str, Any], ...]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ConfigError(f"{where}: write the models as [[tool.txlint.api]] tables")
    return tuple(value)


def _version(value: object, where: str) -> str:
    version = _string(value, where)
    if not re.fullmatch(r"py3\d{1,2}", version):
        raise ConfigError(f"{where}: {version!r} is no Python version like 'py311'")
    return version


_READERS: dict[str, Callable[[object, str], Any]] = {
    "select": _strings,
    "extend-select": _strings,
    "ignore": _strings,
    "per-file-ignores": _per_file,
    "fixable": _strings,
    "unfixable": _strings,
    "exclude": _strings,
    "extend-exclude": _strings,
    "respect-gitignore": _flag,
    "force-exclude": _flag,
    "min-severity": lambda value, where: member(Severity, value, where),
    "min-confidence": lambda value, where: member(Confidence, value, where),
    "context-patterns": _strings,
    "target-version": _version,
    "baseline": _string,
    "api": _tables,
}


def override(settings: Settings, overrides: Overrides, cwd: str) -> Settings:
    """`settings` with the values of the command line, whose patterns are relative to `cwd`.

    An entry that the command line selects beats the same entry in the file's `ignore`.
    """
    values = dict(overrides)
    for name in ("exclude", "extend_exclude"):
        if name in values:
            values[name] = tuple(_rebased(pattern, cwd, settings.base) for pattern in values[name])
    if "per_file_ignores" in values:
        values["per_file_ignores"] = tuple(
            (_rebased(pattern, cwd, settings.base), codes) for pattern, codes in values["per_file_ignores"]
        )
    for name in ("extend_select", "extend_exclude"):
        if name in values:
            values[name] = (*getattr(settings, name), *values[name])
    if "ignore" not in values:
        selected = {*overrides.get("select", ()), *overrides.get("extend_select", ())}
        values["ignore"] = tuple(entry for entry in settings.ignore if entry not in selected)
    return replace(settings, **values)


def _rebased(pattern: str, cwd: str, base: str) -> str:
    """A pattern of the command line, made relative to the folder that the file's patterns are relative to."""
    pattern = pattern.removeprefix("./")
    if "/" not in pattern.rstrip("/") or not cwd.startswith(base.rstrip(os.sep) + os.sep):
        return pattern
    return f"/{os.path.relpath(cwd, base).replace(os.sep, '/')}/{pattern.lstrip('/')}"
