"""Texts about txlint itself: its rules and the settings that hold."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import fields
from enum import Enum

from txlint.config import Configuration, find_config
from txlint.rules._base import Rule


def show_rules(rules: Sequence[Rule], style: str, columns: int = 0) -> str:
    """Rules as `text`, `json` (an array) or `markdown`; a list of them is broken to fit a terminal of `columns`."""
    if style == "json":
        return json.dumps([_as_json(rule) for rule in rules], indent=2) + "\n"
    if style == "text" and len(rules) > 1:
        width = max(len(rule.slug) for rule in rules)
        lines = [f"{rule.code}  {rule.slug:<{width}}  {rule.summary}" for rule in rules]
        if columns:
            indent = " " * (len("TX000    ") + width)
            lines = [textwrap.fill(line, max(columns, len(indent) + 20), subsequent_indent=indent) for line in lines]
        return "\n".join(lines) + "\n"
    return "\n".join(_markdown(rule) for rule in rules)


def _as_json(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.slug,
        "summary": rule.summary,
        "severity": rule.severity.value,
        "default": rule.default,
        "host": rule.host,
        "since": rule.since,
        "url": rule.url,
        "explanation": rule.docs,
    }


def _markdown(rule: Rule) -> str:
    notes = [f"Severity: {rule.severity.value}.", f"Since {rule.since}."]
    if not rule.default:
        notes.append(f'Off by default: switch it on with `extend-select = ["{rule.code}"]`.')
    if rule.host == "cli":
        notes.append("Not shown by flake8.")
    return f"# {rule.slug} ({rule.code})\n\n{' '.join(notes)}\n\n{rule.docs}\n"


def show_settings(config: Configuration, folder: str) -> str:
    """The settings that hold for the files in an absolute folder, as TOML, and where they come from."""
    settings = config.settings_for(folder)
    origin = None if config.isolated else config.file or find_config(folder)
    lines = [f"# from {origin}" if origin else "# built in: no configuration file"]
    lines += [
        f"{item.name.replace('_', '-')} = {_toml(getattr(settings, item.name), item.name)}"
        for item in fields(settings)
        if item.name not in ("base", "root", "versions")
    ]
    lines.append(f"# project root: {settings.root or 'none'}")
    if settings.versions:
        held = ", ".join(f"{library} {version}" for library, version in settings.versions)
        lines.append(f"# versions, by the project's pins: {held}")
    return "\n".join(lines) + "\n"


def _toml(value: object, name: str = "") -> str:
    if name == "per_file_ignores" and isinstance(value, tuple):
        return _toml(dict(value))
    if isinstance(value, Enum):
        return _toml(value.value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(str(key))} = {_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)
