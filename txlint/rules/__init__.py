"""The rules, one file each, found by discovery: there is no list to maintain."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from txlint.rules._base import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, ordered by code."""
    rules = []
    for info in pkgutil.iter_modules(__path__):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{__name__}.{info.name}")
        rules += [
            value()
            for value in vars(module).values()
            if isinstance(value, type) and issubclass(value, Rule) and value.__module__ == module.__name__
        ]
    return tuple(sorted(rules, key=lambda rule: rule.code))


@cache
def rules_by_name() -> dict[str, Rule]:
    """Rules by code and by slug."""
    return {key: rule for rule in all_rules() for key in (rule.code, rule.slug)}
