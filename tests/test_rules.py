"""Every rule documents itself, and what its page shows is what it does."""

from __future__ import annotations

import re

import pytest

from txlint.check import check
from txlint.finding import Finding, Severity, rule_url
from txlint.rules import all_rules
from txlint.rules._base import Rule
from txlint.settings import Settings

_SECTIONS = (
    "What it does",
    "Why is this bad",
    "Example",
    "Use instead",
    "Seen on a server",
    "Fix safety",
    "Known limits",
    "References",
)
_REQUIRED = _SECTIONS[:4]
_NOT_SHOWN = {"TX000": "no file makes txlint fail on demand"}

RULES = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: f"{rule.code}-{rule.slug}")


def sections(rule: Rule) -> dict[str, str]:
    """Heading to text, in the order of the page."""
    parts = re.split(r"^## (.+)\n", rule.docs, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def code_of(rule: Rule, heading: str) -> str:
    blocks = re.findall(r"^```python\n(.*?)^```", sections(rule)[heading], re.DOTALL | re.MULTILINE)
    assert len(blocks) == 1, f"{rule.code}: one Python block below '{heading}'"
    return str(blocks[0])


def findings(rule: Rule, heading: str) -> list[Finding]:
    """What a user who checks the block of a page sees, with the rule switched on."""
    settings = Settings(extend_select=(rule.code,), min_severity=Severity.NOTE)
    return check(code_of(rule, heading).encode(), "shop.py", settings)


@RULES
def test_sections(rule: Rule) -> None:
    given = sections(rule)
    wanted = [name for name in _SECTIONS if name in given]
    assert list(given) == wanted
    assert set(_REQUIRED) <= set(given) or rule.code in _NOT_SHOWN
    assert all(text.strip() for text in given.values())


@RULES
def test_summary(rule: Rule) -> None:
    assert re.fullmatch(r"\S.{20,118}\.", rule.summary)


@RULES
def test_the_example_is_reported(rule: Rule) -> None:
    if rule.code in _NOT_SHOWN:
        pytest.skip(_NOT_SHOWN[rule.code])
    assert {finding.code for finding in findings(rule, "Example")} == {rule.code}


@RULES
def test_the_cure_is_clean(rule: Rule) -> None:
    if rule.code in _NOT_SHOWN:
        pytest.skip(_NOT_SHOWN[rule.code])
    assert findings(rule, "Use instead") == []


@RULES
def test_a_fix_says_how_safe_it_is(rule: Rule) -> None:
    if rule.code in _NOT_SHOWN:
        pytest.skip(_NOT_SHOWN[rule.code])
    if any(finding.fix is not None for finding in findings(rule, "Example")):
        assert "Fix safety" in sections(rule)


@RULES
def test_names(rule: Rule) -> None:
    assert re.fullmatch(r"TX[0-5]\d\d", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.slug)
    assert rule.url == rule_url(rule.slug)


def test_codes_and_slugs_are_unique() -> None:
    rules = all_rules()
    assert len({rule.code for rule in rules}) == len({rule.slug for rule in rules}) == len(rules)
