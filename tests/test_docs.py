"""What the hand-written pages promise is accepted by the program."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from txlint.config import load
from txlint.options import parser
from txlint.report import FORMATS
from txlint.settings import Settings

ROOT = Path(__file__).parents[1]
WRITTEN = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "workflows").rglob("*.*")])
PAGES = pytest.mark.parametrize("page", WRITTEN, ids=lambda page: str(page.relative_to(ROOT)))


@PAGES
def test_settings_are_accepted(page: Path, tmp_path: Path) -> None:
    blocks = re.findall(r"^```toml\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    for number, block in enumerate(blocks):
        if "tool.txlint" in block:
            file = tmp_path / str(number) / "pyproject.toml"
            file.parent.mkdir()
            file.write_text(block)
            warnings: list[str] = []
            load(str(file), warnings)
            assert warnings == []


@PAGES
def test_commands_are_accepted(page: Path) -> None:
    commands = re.findall(r"^(?:\$|\s*- run:|\s*-) (txlint [a-z].*)$", page.read_text("utf-8"), re.MULTILINE)
    commands += re.findall(r"`(txlint (?:check|baseline|rule|config|version|server)\b[^`…]*)`", page.read_text("utf-8"))
    for command in commands:
        arguments = shlex.split(command, comments=True)[1:]
        if arguments[-1] in ("FILE", "baseline"):  # speaks of the command or option, and is no call of it
            continue
        try:
            parser().parse_args(arguments)
        except SystemExit as stop:
            assert stop.code == 0, command


@PAGES
def test_links_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    gone = [
        target for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", prose) if not (page.parent / target).exists()
    ]
    assert gone == []


def test_every_setting_and_format_is_explained() -> None:
    configuration = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    found = ("base", "root", "versions")  # where the project lies, and what it pins: nobody sets them
    names = [item.name.replace("_", "-") for item in fields(Settings) if item.name not in found]
    assert [name for name in names if f"\n| `{name}` |" not in configuration] == []
    ci = (ROOT / "docs" / "ci.md").read_text("utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in ci] == []


def test_every_option_is_explained() -> None:
    """In the help of its command, and on the page about configuration: by itself, or as a setting."""
    page = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    (commands,) = (action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    unexplained = []
    for action in commands.choices["check"]._actions:
        assert action.help, action.dest
        names = [name for name in action.option_strings if name.startswith("--") and name != "--help"]
        if names and not any(f"`{word}" in page for name in names for word in (name, name.removeprefix("--"))):
            unexplained += names
    assert unexplained == []
    docs = "".join(page.read_text("utf-8") for page in WRITTEN if page.parent.name == "docs")
    told = re.findall(r"`(--[a-z_-]+)", docs)
    known = {name for command in commands.choices.values() for name in _options(command)}
    foreign = {"--extend-ignore", "--aspects", "--output_groups"}
    assert sorted({name for name in told if name not in known | foreign}) == []


def _options(command: argparse.ArgumentParser) -> Iterator[str]:
    for action in command._actions:
        yield from action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _options(inner)
