"""flake8 and the command line say the same of every case."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

CASES = Path(__file__).parent / "cases"
# Only a check of several files asks the callers of a function, and says in the end of the message what they do.
_CALLER = re.compile(r"; \S+(?: in \S+)? calls \w+\(\) and (?:ends it|does not end it either)$")
_LINE = re.compile(r"(.+?):(\d+):(\d+): (TX\d+) (.*)")


def test_flake8_agrees(tmp_path: Path) -> None:
    shutil.copytree(CASES, tmp_path / "code")
    (tmp_path / "pyproject.toml").write_text('[tool.txlint]\nmin-severity = "note"\nmin-confidence = "low"\n')
    everything = "TX1,TX2,TX3,TX4,TX5"

    def run(*arguments: str) -> str:
        done = subprocess.run([sys.executable, "-m", *arguments], cwd=tmp_path, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (1, "")
        return done.stdout

    check = run("txlint", "check", "--no-cache", "--quiet", "--select", everything, "--output-format", "json", "code")
    by_txlint = {
        (
            Path(item["filename"]).relative_to(tmp_path).as_posix(),
            item["location"]["row"],
            item["location"]["column"],
            item["code"],
            _CALLER.sub("", item["message"]),
        )
        for item in json.loads(check)
    }
    by_flake8 = set()
    for line in run("flake8", "--select", everything, "code").splitlines():
        path, row, column, code, message = _LINE.fullmatch(line).groups()  # type: ignore[union-attr]
        by_flake8.add((path.removeprefix("./"), int(row), int(column), code, message))
    assert by_flake8 == by_txlint
    assert len(by_txlint) > 100
