"""A module as rules see it that are not about one function's flow."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from txlint.resource.world import World
from txlint.tree.index import Function, Module


@dataclass(frozen=True, slots=True)
class ModuleView:
    module: Module
    world: World
    functions: tuple[Function, ...]
    """The module's own statements first, then every function and method."""
    memo: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)
    """What several rules ask for, kept by those who have worked it out."""
