"""What a code in a suppression comment stands for."""

from __future__ import annotations

from lsprotocol import types

from txlint.describe import show_rules
from txlint.lsp.wire import Text
from txlint.rules import all_rules
from txlint.suppress import Suppressions
from txlint.tree.syntax import encode


def hover(text: Text, position: types.Position, *, markdown: bool) -> types.Hover | None:
    """The documentation of the rule that a suppression names there, for a family its rules in one line each."""
    suppressions = Suppressions.of(encode(text.text), text.uri, noqa=True)
    code = "" if suppressions is None else suppressions.named_at(text.place(position))
    rules = [rule for rule in all_rules() if code and rule.code.startswith(code)]
    if not rules:
        return None
    if len(rules) == 1:
        shown = show_rules(rules, "markdown")
    else:
        shown = show_rules(rules, "text")
        shown = f"```text\n{shown}```\n" if markdown else shown
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    return types.Hover(types.MarkupContent(kind, shown))
