"""What is kept in memory between the files of a run, and what the collector is told."""

from __future__ import annotations

import gc
import json
import subprocess
import sys

from txlint import collector
from txlint.tree.kept import Kept


def test_what_was_not_asked_for_longest_goes_first() -> None:
    kept: Kept[str, str] = Kept(10)
    kept.put("a", "A", 4)
    kept.put("b", "B", 4)
    assert kept.get("a") == "A"
    kept.put("c", "C", 4)
    assert [kept.get(key) for key in "abc"] == ["A", None, "C"]


def test_a_new_value_takes_the_place_of_the_old_one() -> None:
    kept: Kept[str, str] = Kept(10)
    kept.put("a", "A", 6)
    kept.put("a", "AA", 8)
    kept.put("b", "B", 2)
    assert [kept.get(key) for key in "ab"] == ["AA", "B"]


def test_what_does_not_fit_is_not_kept() -> None:
    kept: Kept[str, str] = Kept(10)
    kept.put("a", "A", 11)
    assert kept.get("a") is None
    kept.put("b", "B", 10)
    assert kept.get("b") == "B"


def test_the_collector_is_paused_and_goes_on() -> None:
    assert gc.isenabled()
    with collector.paused():
        assert not gc.isenabled()
        with collector.paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_collector_that_is_off_stays_off() -> None:
    gc.disable()
    try:
        with collector.paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_process_of_our_own_looks_through_what_is_new_before_a_file_and_never_behind_the_last() -> None:
    program = """
import gc
from txlint import collector
collector.own_process()
looked, kept = [], []
gc.callbacks.append(lambda phase, info: looked.append(info["generation"]) if phase == "start" else None)
for number in range(15):
    with collector.paused():
        kept.append([[] for _ in range(110_000)])
    assert not gc.isenabled()
print(looked)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    looked = json.loads(done.stdout)
    assert len(looked) == 14
    assert looked.count(2) == 1
