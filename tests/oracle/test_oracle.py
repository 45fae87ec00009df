"""The server's verdict on every program equals the recorded one, and so does txlint's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from oracle.casebook import HARMS, Case, all_cases
from oracle.trial import try_case
from oracle.verdict import findings
from oracle.watch import Watch

CASES = [pytest.param(case, id=case.id) for case in all_cases()]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("case", CASES)
def test_what_the_server_says(case: Case, watches: Callable[[Case], Watch]) -> None:
    runs = try_case(case, watches(case))
    seen = frozenset[str]().union(*(run.harms for run in runs))
    assert seen == case.harm, "\n".join(str(run) for run in runs)


@pytest.mark.parametrize("case", CASES)
def test_what_txlint_says(case: Case, request: pytest.FixtureRequest) -> None:
    if case.unsettled:
        request.applymarker(pytest.mark.xfail(reason=case.unsettled, strict=True))
    found = findings(case)
    told = "\n".join(f"{item.span.start.row}: {item.code} {item.message}" for item in found)
    if case.harm:
        assert case.rule in {item.code for item in found}, told or "nothing reported"
    else:
        assert not found, told


def test_the_programs_are_well_formed() -> None:
    cases = all_cases()
    assert len({case.id for case in cases}) == len(cases)
    for case in cases:
        assert case.harm <= HARMS.keys(), case.id
        compile(case.text, case.id, "exec")
