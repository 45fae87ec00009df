"""What a rule is: metadata declared once, a docstring that is its documentation, and a query over facts.

The docstring has fixed sections, in Markdown: `## What it does`, `## Why is this bad`, `## Example`,
`## Use instead`, and where they say something `## Fix safety`, `## Known limits`, `## References`. The first line is
the summary. The code block of "Example" is reported by the rule, that of "Use instead" is clean: both are tests.
"""

from __future__ import annotations

import inspect
from typing import ClassVar

from txlint.finding import Severity, rule_url


class Rule:
    """Base of all rules. The slug is the module's name with dashes."""

    code: ClassVar[str]
    severity: ClassVar[Severity] = Severity.ERROR
    default: ClassVar[bool] = True
    """Whether the rule is on without being selected by family or code."""
    host: ClassVar[str] = "all"
    """"all", or "cli" for a rule that flake8 does not show (the command line and the editor do)."""
    since: ClassVar[str] = "0.1.0"

    @property
    def slug(self) -> str:
        return type(self).__module__.rpartition(".")[2].replace("_", "-")

    @property
    def url(self) -> str:
        return rule_url(self.slug)

    @property
    def docs(self) -> str:
        return inspect.getdoc(type(self)) or ""

    @property
    def summary(self) -> str:
        return self.docs.partition("\n")[0]
