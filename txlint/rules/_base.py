"""What a rule is: metadata declared once, a docstring that is its documentation, and a query over facts.

The docstring has fixed sections, in Markdown: `## What it does`, `## Why is this bad`, `## Example`,
`## Use instead`, and where they say something `## Seen on a server`, `## Fix safety`, `## Known limits`,
`## References`. The first line is the summary. The code block of "Example" is reported by the rule, that of "Use
instead" is clean, and what was seen on a server is seen again when the example runs: all three are tests.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from txlint.finding import Confidence, Severity

if TYPE_CHECKING:
    from txlint.finding import Fix
    from txlint.resource.flow import Flow
    from txlint.resource.view import ModuleView
    from txlint.tree import cst
    from txlint.tree.index import Function
    from txlint.tree.page import Page

DOCS = "https://txlint.readthedocs.io/rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a rule says about one place; positions are filled in later, since few files need them."""

    node: cst.CSTNode
    message: str
    severity: Severity | None = None
    """Where it differs from the rule's own."""
    confidence: Confidence = Confidence.HIGH
    path: tuple[tuple[str, cst.CSTNode] | tuple[str, cst.CSTNode, Function], ...] = ()
    """Steps of the leaking path: what happens, where, and in which function if not in that of the report."""
    help: str = ""
    fix: Callable[[Page], Fix | None] | None = None
    """Asked for the fix once positions are known."""
    ordinary: bool = False
    """An ordinary way out shows the defect, not an exception alone."""
    slight: bool = False
    """Nothing comes of it where the program ends at once, as a test does that fails."""
    about: Any = None
    """The handle that the report is about: among reports about one handle the outermost that users see stands."""
    handler: Any = None
    """The handler that the report blames."""
    habit: str = ""
    """What is done alike all over a class, so that the first place speaks for the others: they are told of less."""
    inside: Function | None = None
    """The function that the node lies in, where it is not the one that was asked about; it may be of another module."""


class Rule:
    """Base of all rules. The slug is the module's name with dashes."""

    code: ClassVar[str]
    severity: ClassVar[Severity] = Severity.ERROR
    default: ClassVar[bool] = True
    """Whether the rule is on without being selected by family or code."""
    host: ClassVar[str] = "all"
    """"all", or "cli" for a rule that flake8 does not show (the command line and the editor do)."""
    under_load: ClassVar[bool] = False
    """Whether the harm is that of many requests at once: hardly any in tests, examples and migrations."""
    since: ClassVar[str] = "0.1.0"

    def flow(self, flow: Flow) -> Iterable[Report]:
        """Reports about one function, its module's own statements included."""
        return ()

    def module(self, view: ModuleView) -> Iterable[Report]:
        """Reports about a module as a whole: decorators, settings."""
        return ()

    @property
    def slug(self) -> str:
        return type(self).__module__.rpartition(".")[2].replace("_", "-")

    @property
    def url(self) -> str:
        return f"{DOCS}/{self.slug}/"

    @property
    def docs(self) -> str:
        return inspect.getdoc(type(self)) or ""

    @property
    def summary(self) -> str:
        return self.docs.partition("\n")[0]
