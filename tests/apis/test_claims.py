"""Every claim of the models is run by a test or counts as documented, and the page says how many of each."""

from __future__ import annotations

import re
from pathlib import Path

from claims import PROBED, claims, run
from steps import STEPPED

from txlint.apis.model import shipped

PAGE = Path(__file__).parents[2] / "docs" / "apis.md"
LEAST = 390
"""How many claims are run at least: fewer would mean that programs of the oracle or steps have got lost."""


def test_what_is_probed_is_claimed() -> None:
    models = shipped()
    assert {claim for t in models.types.values() for claim in claims(t)} >= PROBED | STEPPED


def test_the_page_counts_both_kinds() -> None:
    made = {claim for t in shipped().types.values() for claim in claims(t)}
    line = r"\*\*Claims\.\*\* ([\d,]+) .*?: ([\d,]+) are run by tests, ([\d,]+) are documented"
    found = re.search(line, PAGE.read_text("utf-8"))
    assert found is not None
    numbers = [int(number.replace(",", "")) for number in found.groups()]
    assert numbers == [len(made), len(run()), len(made) - len(run())]


def test_the_oracle_keeps_its_share() -> None:
    assert len(run()) >= LEAST
