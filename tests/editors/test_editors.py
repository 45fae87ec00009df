"""Real editors, without a screen, on a real file: each shows the findings, and mends the first by its code action.

Which programs are there decides which tests run. Several Neovims may stand on PATH: nvim, nvim-0.11 and so on.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TEXT = """import sqlite3
from sqlalchemy.ext.asyncio import AsyncSession


async def rename(session: AsyncSession, user, name):
    user.name = "\N{BALLOON} é"; session.commit()


def clean(path):
    conn = sqlite3.connect(path)
    conn.execute("DELETE FROM t")
    conn.close()
"""
COLUMN = TEXT.split("\n")[5].index("session") + 1
MENDED = ["ACTION txlint (TX101): Await it", 'LINE     user.name = "\N{BALLOON} é"; await session.commit()']


def _neovims() -> list[str]:
    names = {path.name for folder in os.get_exec_path() for path in Path(folder).glob("nvim*")}
    return [found for name in sorted(names) if re.fullmatch(r"nvim(-[\d.]+)?", name) and (found := shutil.which(name))]


def _version(neovim: str) -> tuple[int, int]:
    text = subprocess.run([neovim, "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"v(\d+)\.(\d+)", text)
    assert found is not None
    return int(found[1]), int(found[2])


def _neovim(*, old: bool) -> str:
    """A Neovim of the old or the new generation; skips the test where there is none."""
    for path in _neovims():
        if (_version(path) < (0, 11)) == old:
            return path
    pytest.skip(f"no Neovim {'before' if old else 'from'} 0.11 on PATH, as nvim or nvim-VERSION")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    path = tmp_path / "a.py"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _run(command: list[str], file: Path) -> list[str]:
    """What an editor's script says. The editor's own settings are out of its way."""
    home = str(file.parent)
    env = {
        **os.environ,
        "HOME": home,
        "XDG_CONFIG_HOME": home,
        "XDG_STATE_HOME": home,
        "LC_ALL": "C.UTF-8",
        "TXLINT_SERVER": json.dumps([sys.executable, "-m", "txlint", "server"]),
    }
    done = subprocess.run(
        command,
        cwd=file.parent,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return [line for line in done.stdout.replace("\r", "").split("\n") if line]


def _needs(module: str) -> None:
    if importlib.util.find_spec(module) is None:
        pytest.skip(f"{module} is missing: pip install '.[lsp-test]'")


@pytest.mark.parametrize("script", ["neovim_old.lua", "neovim.lua"])
def test_neovim(script: str, file: Path) -> None:
    _needs("pygls")
    neovim = _neovim(old=script == "neovim_old.lua")
    said = _run([neovim, "--headless", "--clean", "-n", str(file), "-c", f"luafile {HERE / script}"], file)
    column = len(TEXT.split("\n")[5][: COLUMN - 1].encode()) + 1  # Neovim counts bytes
    assert said == [f"SHOWN 6 {column} TX101 1 txlint", "SHOWN 10 12 TX301 2 txlint", *MENDED, "LEFT TX301"]


def test_emacs_with_eglot(file: Path) -> None:
    _needs("pygls")
    emacs = shutil.which("emacs")
    if emacs is None:
        pytest.skip("no Emacs on PATH")
    has_eglot = subprocess.run(
        [emacs, "--batch", "-f", "package-initialize", "--eval", "(require 'eglot)"], capture_output=True, check=False
    )
    if has_eglot.returncode:
        pytest.skip("this Emacs has no eglot: version 29 brings it, for 28 install elpa-eglot")
    said = _run([emacs, "--batch", "-l", str(HERE / "emacs.el"), str(file)], file)
    shown = [line for line in said if line.startswith("SHOWN")]
    # Emacs counts columns as they are wide on a terminal: the balloon takes two.
    assert shown[0].startswith(f"SHOWN 6 {COLUMN + 1} ")
    assert shown[1].startswith("SHOWN 10 12 ")
    assert all(code in line for code, line in zip(("TX101", "TX301"), shown, strict=True))
    assert [line for line in said if line.startswith(("ACTION", "LINE"))] == MENDED
    assert said[-1].startswith("LEFT")
    assert "TX301" in said[-1]


def test_pylsp_shows_what_flake8_finds(file: Path) -> None:
    _needs("pylsp")
    neovim = _neovim(old=True)
    tools = Path(sys.executable).parent
    (file.parent / ".flake8").write_text("[flake8]\nselect = TX\n")
    command = ["env", f"PYLSP={tools / 'pylsp'}", f"FLAKE8={tools / 'flake8'}", neovim, "--headless", "--clean", "-n"]
    said = _run([*command, str(file), "-c", f"luafile {HERE / 'pylsp.lua'}"], file)
    # No columns: pylsp takes flake8's code points for UTF-16 units.
    found = [line.split() for line in said if "TX" in line]
    assert [(row, code, source) for _, row, _, code, source in found] == [
        ("6", "TX101", "flake8"),
        ("10", "TX301", "flake8"),
    ]
