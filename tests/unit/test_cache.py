"""A verdict is kept as long as it holds, and no longer."""

from __future__ import annotations

import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

import txlint.run
from txlint.cache import Asked, Cache, Recorder
from txlint.check import check
from txlint.config import Configuration
from txlint.finding import Confidence, Edit, Finding, Fix, Position, Severity, Span, Step
from txlint.project import LoneFile
from txlint.run import Task, check_files
from txlint.source import _file_project

pytestmark = pytest.mark.usefixtures("stand_in")

SPAN = Span(Position(1, 2), Position(3, 4))
FULL = Finding(
    "TX201", "no-rollback-on-error", Severity.ERROR, Confidence.MEDIUM, "ünï\udc80", "/p/a.py", SPAN, "f", "x = 1",
    (Step("begun", "/p/b.py", SPAN),), Fix("Mend", (Edit(SPAN, "y"),)), "help",
)  # fmt: skip
PLAIN = replace(FULL, path=(), fix=None, message="plain")


def test_findings_survive_whole(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path / "c"))
    cache.put("key", b"data", [FULL, PLAIN], Asked())
    cache.save()
    assert Cache(str(tmp_path / "c")).get("key", b"data", LoneFile()) == [FULL, PLAIN]


def test_content_and_key_decide(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path / "c"))
    cache.put("key", b"data", [], Asked())
    assert cache.get("key", b"data", LoneFile()) == []
    assert cache.get("key", b"other", LoneFile()) is None
    assert cache.get("other", b"data", LoneFile()) is None


def test_folder_is_marked_as_a_cache(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path / "c"))
    cache.put("key", b"data", [], Asked())
    cache.save()
    assert (tmp_path / "c/CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    assert (tmp_path / "c/.gitignore").read_text().endswith("*\n")
    assert len(list((tmp_path / "c").glob("*.json"))) == 1
    assert not list((tmp_path / "c").glob(".new-*"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"key": null}',
        '{"key": []}',
        '{"key": {}}',
        '{"key": {"digest": 1}}',
        "[" * 100_000,
        "\0",
    ],
)
def test_corrupt_file_is_no_cache(tmp_path: Path, text: str) -> None:
    cache = Cache(str(tmp_path / "c"))
    cache.put("key", b"data", [FULL], Asked())
    cache.save()
    (stored,) = (tmp_path / "c").glob("*.json")
    stored.write_text(text)
    again = Cache(str(tmp_path / "c"))
    assert again.get("key", b"data", LoneFile()) is None
    again.put("key", b"data", [FULL], Asked())
    again.save()
    assert Cache(str(tmp_path / "c")).get("key", b"data", LoneFile()) == [FULL]


@pytest.mark.parametrize("name", ["span", "severity", "confidence", "path", "fix"])
def test_damaged_entry_is_no_verdict(tmp_path: Path, name: str) -> None:
    cache = Cache(str(tmp_path / "c"))
    cache.put("key", b"data", [FULL], Asked())
    cache.save()
    (stored,) = (tmp_path / "c").glob("*.json")
    document = json.loads(stored.read_text())
    document["key"]["findings"][0][name] = 7
    stored.write_text(json.dumps(document))
    assert Cache(str(tmp_path / "c")).get("key", b"data", LoneFile()) is None


def test_writers_at_the_same_time_leave_a_whole_file(tmp_path: Path) -> None:
    def write(number: int) -> None:
        cache = Cache(str(tmp_path / "c"))
        for other in range(200):
            cache.put(f"{number}-{other}", b"data", [PLAIN], Asked())
        cache.save()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(24)))
    (stored,) = (tmp_path / "c").glob("*.json")
    assert len(json.loads(stored.read_text())) >= 200


def test_files_of_other_versions_go_after_a_month(tmp_path: Path) -> None:
    for name, age in (("old.json", 31), ("new.json", 29)):
        (tmp_path / name).write_text("{}")
        then = time.time() - age * 24 * 3600
        os.utime(tmp_path / name, (then, then))
    cache = Cache(str(tmp_path))
    cache.put("key", b"data", [], Asked())
    cache.save()
    assert not (tmp_path / "old.json").exists()
    assert (tmp_path / "new.json").exists()


def test_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "c").write_text("a file")
    cache = Cache(str(tmp_path / "c"))
    cache.put("key", b"data", [], Asked())
    cache.save()


# In a run


class Counter:
    """Counts the files that were really checked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.names: list[str] = []
        real = Task.run

        def run(task: Task, candidate: bool | None = None) -> object:
            self.names.append(os.path.basename(task.filename))
            return real(task, candidate)

        monkeypatch.setattr(Task, "run", run)

    def take(self) -> list[str]:
        names, self.names = sorted(self.names), []
        return names


def checked(base: Path, **overrides: object) -> list[Finding]:
    _file_project.cache_clear()  # each call stands for a run of its own
    config = Configuration(str(base), overrides)
    names = [str(path) for path in sorted(base.glob("*.py"))]
    return check_files(names, config.settings_for, cache_folder=str(base / ".c"), jobs=1)


def test_only_what_changed_is_checked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = Counter(monkeypatch)
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "clean.py").write_text("x = 1\n")
    (tmp_path / "user.py").write_text("import helper\nimport missing\nconn = connect()\nreport_TX201\n")
    (tmp_path / "helper.py").write_text("x = 1\n")
    first = checked(tmp_path)
    assert counter.take() == ["clean.py", "helper.py", "user.py"]
    assert [finding.code for finding in first] == ["TX201"]
    assert checked(tmp_path) == first
    assert counter.take() == []
    (tmp_path / "helper.py").write_text("x = 2\n")
    assert checked(tmp_path) == first
    assert counter.take() == ["helper.py", "user.py"]
    (tmp_path / "missing.py").write_text("x = 1\n")
    assert checked(tmp_path) == first
    assert counter.take() == ["missing.py", "user.py"]
    (tmp_path / "helper.py").unlink()
    assert checked(tmp_path) == first
    assert counter.take() == ["user.py"]
    assert checked(tmp_path, ignore=("TX2",)) == []
    assert counter.take() == ["clean.py", "missing.py", "user.py"]
    assert checked(tmp_path) == first
    assert counter.take() == []


def test_failures_of_txlint_are_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = Counter(monkeypatch)
    (tmp_path / "a.py").write_text("conn = connect()\nreport_TX201_crash\n")
    checked(tmp_path)
    assert [finding.code for finding in checked(tmp_path)] == ["TX000"]
    assert counter.take() == ["a.py", "a.py"]


def test_another_version_does_not_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.py").write_text("conn = connect()\nreport_TX201\n")
    checked(tmp_path)
    counter = Counter(monkeypatch)
    monkeypatch.setattr("txlint.cache._file_name", lambda: "0.0.0-other.json")
    checked(tmp_path)
    assert counter.take() == ["a.py"]


def test_recorder_passes_everything_on(tmp_path: Path) -> None:
    (tmp_path / "b.py").write_text("x = 1\n")
    recorder = Recorder(txlint.run.project_for(str(tmp_path / "a.py"), str(tmp_path)))
    assert recorder.module_name(str(tmp_path / "b.py")) == "b"
    assert recorder.find("b") == str(tmp_path / "b.py")
    assert recorder.find("c") is None
    assert recorder.read(str(tmp_path / "b.py")) == b"x = 1\n"
    assert recorder.asked.modules == ("b", "c")


def test_cached_and_fresh_findings_are_equal(tmp_path: Path) -> None:
    text = "conn = connect()\nreport_TX201_path\nx.report_TX202_fix; y.report_TX301_note\n"
    (tmp_path / "a.py").write_text(text)
    config = Configuration(str(tmp_path))
    fresh = check(text.encode(), str(tmp_path / "a.py"), config.settings_for(str(tmp_path)))
    assert fresh
    assert checked(tmp_path) == checked(tmp_path) == fresh
