"""The reports in the programs that read them, from PyPI (extra `integration`) and npm."""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(
    find_spec("diff_cover") is None, reason="needs what reads reports: pip install -e '.[integration]'"
)
needs_npm = pytest.mark.skipif(shutil.which("npm") is None, reason="npm is missing")

Report = Callable[..., str]
ROOT = Path(__file__).parents[2]
PACKAGES = (
    "@actions/core@3.0.1",
    "@bazel/buildifier@8.2.1",
    "@microsoft/sarif-multitool-linux@5.7.0",
    "@umbrelladocs/rdformat-validator@1.0.1",
)


def run(*command: object, cwd: Path, expect: int | None = 0, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, timeout=300, check=False,
        env={**os.environ, **(env or {})},
    )  # fmt: skip
    assert expect is None or done.returncode == expect, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the npm packages."""
    here = tmp_path_factory.mktemp("node")
    (here / "package.json").write_text('{"private": true, "type": "module"}')
    run("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", *PACKAGES, cwd=here)
    return here


@needs_npm
@pytest.mark.skipif(sys.platform != "linux", reason="the package is for Linux")
def test_sarif_multitool_finds_nothing_wrong(node: Path, report: Report, tmp_path: Path) -> None:
    """Microsoft's validator, with the rules of the standard and those of GitHub's code scanning."""
    tool = node / "node_modules" / "@microsoft" / "sarif-multitool-linux" / "Sarif.Multitool"
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)

    def judged(log: str) -> list[str]:
        (tmp_path / "txlint.sarif").write_text(log, "utf-8")
        options = ("--rule-kind", "Sarif;Ghas", "--output", "judged.sarif", "--log", "ForceOverwrite")
        env = {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
        run(tool, "validate", "txlint.sarif", *options, cwd=tmp_path, expect=None, env=env)
        results = json.loads((tmp_path / "judged.sarif").read_text("utf-8-sig"))["runs"][0].get("results", [])
        return [f"{item['ruleId']}: {item['message']}" for item in results]

    assert judged(report("sarif")) == []
    assert judged(report("sarif", "clean")) == []
    broken = re.sub(r'"startLine": \d+', '"startLine": 0', report("sarif"))
    assert judged(broken) != []  # it does judge, though its exit code is 0


@needs_npm
def test_github_actions_writes_the_same_commands(
    node: Path, report: Report, findings: list[dict[str, Any]], project: Path
) -> None:
    """GitHub's own library makes the same workflow commands of the findings: what the runner reads."""
    notices = [
        {
            "kind": {"note": "notice"}.get(item["severity"], item["severity"]),
            "text": f"{item['code']} {item['message']}",
            "place": {
                "title": f"txlint ({item['code']})",
                "file": os.path.relpath(item["filename"], project),
                "startLine": item["location"]["row"],
                "endLine": item["end_location"]["row"],
            }
            | (
                {"startColumn": item["location"]["column"], "endColumn": item["end_location"]["column"]}
                if item["location"]["row"] == item["end_location"]["row"]
                else {}
            ),
        }
        for item in findings
    ]
    (node / "notices.json").write_text(json.dumps(notices))
    (node / "say.js").write_text(
        "import * as core from '@actions/core'\nimport fs from 'node:fs'\n"
        "for (const {kind, text, place} of JSON.parse(fs.readFileSync('notices.json'))) core[kind](text, place)\n"
    )
    theirs = run("node", "say.js", cwd=node).splitlines()
    ours = [line for line in report("github").splitlines() if line.startswith("::")]
    assert [command(line) for line in ours] == [command(line) for line in theirs]


def command(line: str) -> tuple[str, dict[str, str], str]:
    match = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line)
    assert match is not None, line
    return match[1], dict(item.split("=", 1) for item in match[2].split(",")), match[3]


@needs_npm
def test_rdformat_validator_accepts(node: Path, report: Report) -> None:
    for path in (".", "clean"):
        (node / "txlint.json").write_text(report("rdjson", path), "utf-8")
        options = ("--strict", "--no-extra-fields", "--format", "json", "txlint.json")
        run("node", "node_modules/.bin/rdformat-validator", *options, cwd=node)
    (node / "txlint.json").write_text('{"diagnostics": [{"severity": "BAD"}]}')
    run("node", "node_modules/.bin/rdformat-validator", "txlint.json", cwd=node, expect=1)


def test_diff_quality_reads_the_pylint_format(report: Report, findings: list[dict[str, Any]], tmp_path: Path) -> None:
    from diff_cover.violationsreporters.violations_reporter import PylintDriver

    violations = PylintDriver().parse_reports([report("pylint")])
    got = sorted((path, v.line, v.message.partition(":")[0]) for path, found in violations.items() for v in found)
    names = {item["filename"]: path for item in findings for path in got if item["filename"].endswith(path[0])}
    assert len(names) == len({item["filename"] for item in findings if ":" not in item["filename"]})
    expected = sorted((item["location"]["row"], item["code"]) for item in findings if ":" not in item["filename"])
    assert sorted((row, code) for _, row, code in got) == expected


def test_workflows_are_valid() -> None:
    folder = ROOT / "docs" / "workflows"
    check = (sys.executable, "-m", "check_jsonschema", "--builtin-schema")
    run(*check, "vendor.github-workflows", *sorted(folder.glob("github-*.yml")), cwd=folder)
    run(*check, "vendor.gitlab-ci", "--data-transform", "gitlab-ci", "gitlab-ci.yml", cwd=folder)


@needs_npm
@pytest.mark.skipif(sys.platform != "linux" or platform.machine() != "x86_64", reason="another program")
def test_buildifier_has_nothing_to_say_about_the_files_for_bazel(node: Path) -> None:
    tool = node / "node_modules" / "@bazel" / "buildifier" / "buildifier-linux_amd64"
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    for file in sorted((ROOT / "docs" / "workflows" / "bazel").iterdir()):
        run(tool, "-mode=diff", "-lint=warn", file, cwd=node)
