"""The page about a project's own models: every example is what it says, for every host."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from txlint.config import Configuration
from txlint.finding import Finding
from txlint.lsp.job import Job, inspect
from txlint.run import check_files

PAGE = Path(__file__).parents[2] / "docs" / "own-code.md"
_BLOCK = re.compile(r"^```(toml|python)\n(.*?)^```", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Example:
    title: str
    settings: str
    files: dict[str, str]

    def write(self, folder: Path, settings: str | None = None) -> list[str]:
        """The project on disk; the names of its files."""
        (folder / "pyproject.toml").write_text(self.settings if settings is None else settings)
        for name, text in self.files.items():
            file = folder / name
            file.parent.mkdir(exist_ok=True)
            file.write_text(text)
        return [str(folder / name) for name in self.files]

    @property
    def marked(self) -> set[tuple[str, int, str]]:
        return {
            (Path(name).name, row, code)
            for name, text in self.files.items()
            for row, line in enumerate(text.splitlines(), 1)
            for code in re.findall(r"#\s*(TX\d{3})", line)
        }


def _examples() -> list[Example]:
    found = []
    for section in re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        blocks = _BLOCK.findall(section)
        settings = "".join(text for kind, text in blocks if kind == "toml")
        files = {text.partition("\n")[0].removeprefix("# "): text for kind, text in blocks if kind == "python"}
        found.append(Example(section.partition("\n")[0], settings, files))
    return found


EXAMPLES = _examples()


def reported(findings: list[Finding]) -> set[tuple[str, int, str]]:
    return {(Path(item.filename).name, item.span.start.row, item.code) for item in findings}


def verdict(folder: Path, files: list[str], cache: str | None = None) -> set[tuple[str, int, str]]:
    settings_for = Configuration(str(folder)).settings_for
    return reported(check_files(files, settings_for, jobs=1, cache_folder=cache))


def test_there_are_five_examples_and_the_assumptions() -> None:
    assert len(EXAMPLES) == 6
    assert all(example.settings and example.files for example in EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_example(example: Example, tmp_path: Path) -> None:
    assert verdict(tmp_path, example.write(tmp_path)) == example.marked


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_the_settings_make_the_difference(example: Example, tmp_path: Path) -> None:
    files = example.write(tmp_path, "[tool.txlint]\n")
    assert verdict(tmp_path, files) != example.marked


def test_the_cache_knows_them(tmp_path: Path) -> None:
    example, cache = EXAMPLES[0], str(tmp_path / "cache")
    files = example.write(tmp_path)
    assert verdict(tmp_path, files, cache) == example.marked
    assert verdict(tmp_path, files, cache) == example.marked
    example.write(tmp_path, "[tool.txlint]\n")
    assert verdict(tmp_path, files, cache) == set()


def test_flake8_says_the_same(tmp_path: Path) -> None:
    example = EXAMPLES[0]
    files = example.write(tmp_path)
    command = [sys.executable, "-m", "flake8", "--isolated", "--select", "TX", *files]
    shown = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False).stdout
    found = {
        (Path(name).name, int(row), code) for name, row, code in re.findall(r"^(.*?):(\d+):\d+: (TX\d+)", shown, re.M)
    }
    assert found == example.marked, shown


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_the_server_says_the_same(example: Example, tmp_path: Path) -> None:
    found: set[tuple[str, int, str]] = set()
    for name in example.write(tmp_path):
        found |= reported(list(inspect(Job(name, Path(name).read_text(), str(tmp_path))).findings))
    assert found == example.marked
