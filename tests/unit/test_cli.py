"""The command line as its users meet it: real processes, real files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import fakes
import pytest

from txlint import __version__
from txlint.report import FORMATS

HEAD = "conn = connect()\n"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    (tmp_path / "clean.py").write_text(HEAD)
    (tmp_path / "a.py").write_text(HEAD + "report_TX201\nreport_TX301_medium\nreport_TX502\n")
    return tmp_path


def run(base: Path, *arguments: str, stdin: str | None = None, **env: str) -> tuple[int, str, str]:
    done = fakes.run("txlint", *arguments, cwd=base, stdin=None if stdin is None else stdin.encode(), env=env)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def codes(base: Path, *arguments: str, stdin: str | None = None) -> list[str]:
    _, out, err = run(base, "check", "--output-format", "json", *arguments, stdin=stdin)
    assert err == ""
    return [item["code"] for item in json.loads(out)]


def test_exit_codes(base: Path) -> None:
    assert run(base, "check", "clean.py")[0] == 0
    assert run(base, "check")[0] == 1
    assert run(base, "check", "--exit-zero")[0] == 0
    assert run(base, "check", "--select", "TX999")[0] == 2
    assert run(base, "check", "--no-such-option")[0] == 2
    assert run(base, "check", "gone.py")[0] == 1


def test_failure_of_the_run_is_told_and_no_finding(base: Path) -> None:
    program = (
        "import sys\nfrom unittest import mock\nfrom txlint.cli import main\n"
        "with mock.patch('txlint.checking.run_check', side_effect=RuntimeError('odd')):\n"
        "    sys.exit(main(['check']))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=base, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "RuntimeError: odd" in done.stderr
    assert done.stderr.endswith("txlint: error: txlint failed (RuntimeError): please report it with the lines above\n")


def test_streams(base: Path) -> None:
    code, out, err = run(base, "check", "--output-format", "concise")
    assert (code, out.splitlines()) == (
        1,
        [
            "a.py:2:1: TX201 message of TX201: 100% of it, in one line",
            "a.py:3:1: TX301 message of TX301: 100% of it, in one line",
        ],
    )
    assert err == "Found 2 problems in 1 file.\n"
    assert run(base, "check", "--quiet", "--output-format", "concise")[2] == ""
    assert run(base, "check", "clean.py")[1:] == ("", "Nothing found.\n")


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("full", "concise", "grouped")])
def test_machine_formats_say_nothing_else(base: Path, name: str) -> None:
    for path in ("clean.py", "a.py"):
        code, out, err = run(base, "check", "--output-format", name, path)
        assert code == (path == "a.py")
        assert err == ""
        assert bool(out) == (path == "a.py" or name not in ("json-lines", "github", "pylint"))


def test_help_and_mistakes(base: Path) -> None:
    assert run(base)[0] == 0
    assert "check" in run(base)[1]
    code, out, err = run(base, "a.py")
    assert (code, out) == (2, "")
    assert "txlint check a.py" in err
    code, _, err = run(base, "chekc")
    assert code == 2
    assert "check" in err
    assert run(base, "check", "-", "a.py")[0] == 2
    assert "cannot be combined" in run(base, "check", "-", "a.py")[2]


def test_rules_can_be_chosen(base: Path) -> None:
    assert codes(base) == ["TX201", "TX301"]
    assert codes(base, "--select", "TX2") == ["TX201"]
    assert codes(base, "--select", "TX2,TX5") == ["TX201", "TX502"]
    assert codes(base, "--select", "no-rollback-on-error") == ["TX201"]
    assert codes(base, "--extend-select", "TX5") == ["TX201", "TX301", "TX502"]
    assert codes(base, "--select", "TX") == ["TX201", "TX301"]
    assert codes(base, "--ignore", "TX201") == ["TX301"]
    assert codes(base, "--per-file-ignores", "a.py:TX2,TX3") == []
    assert codes(base, "--per-file-ignores", "b.py:TX2 a.py:TX3") == ["TX201"]
    assert codes(base, "--min-confidence", "high") == ["TX201"]
    assert codes(base, "--min-severity", "error") == []
    (base / "pyproject.toml").write_text('[tool.txlint]\nignore = ["TX201"]\n')
    assert codes(base) == ["TX301"]
    assert codes(base, "--isolated") == ["TX201", "TX301"]
    assert codes(base, "--extend-select", "TX201") == ["TX201", "TX301"]
    (base / "other.toml").write_text('select = ["TX502"]\n')
    assert codes(base, "--config", "other.toml") == ["TX502"]


def test_configuration_errors(base: Path) -> None:
    (base / "pyproject.toml").write_text('[tool.txlint]\nselct = ["TX201"]\n')
    code, out, err = run(base, "check")
    assert (code, out) == (2, "")
    assert f"{base}/pyproject.toml:2: unknown setting 'selct', did you mean 'select'?" in err
    assert run(base, "check", "--isolated")[0] == 1
    assert "exclude each other" in run(base, "check", "--isolated", "--config", "pyproject.toml")[2]
    assert "no file" in run(base, "check", "--config", "gone.toml")[2]


def test_unknown_code_to_ignore_is_a_warning(base: Path) -> None:
    code, _, err = run(base, "check", "clean.py", "--ignore", "TX999")
    assert code == 0
    assert "warning: --ignore: unknown rule 'TX999'" in err


def test_no_files_is_a_warning(base: Path) -> None:
    (base / "empty").mkdir()
    code, _, err = run(base, "check", "empty")
    assert code == 0
    assert "no Python files" in err


def test_standard_input(base: Path) -> None:
    text = HEAD + "report_TX201\n"
    assert codes(base, "-", stdin=text) == ["TX201"]
    _, out, _ = run(base, "check", "-", "--output-format", "concise", stdin=text)
    assert out.startswith("-:2:1: TX201")
    _, out, _ = run(base, "check", "-", "--stdin-filename", "x.py", "--output-format", "concise", stdin=text)
    assert out.startswith("x.py:2:1: TX201")
    arguments = ("-", "--stdin-filename", "x.py", "--per-file-ignores", "x.py:TX2")
    assert codes(base, *arguments, stdin=text) == []
    arguments = ("-", "--stdin-filename", "tests/x.py", "--min-confidence", "high")
    assert codes(base, *arguments, stdin=text) == []
    arguments = ("-", "--stdin-filename", "venv/x.py", "--force-exclude")
    assert codes(base, *arguments, stdin=text) == []
    assert codes(base, "-", stdin="") == []
    assert "report_TX201\n  | ^^^^" in run(base, "check", "-", stdin=text)[1]


def test_unreadable_files(base: Path) -> None:
    _, out, _ = run(base, "check", "gone.py", "--output-format", "concise")
    assert out == "gone.py:1:1: TX001 the file cannot be read: No such file or directory\n"
    (base / "broken.py").write_text("conn = connect(\n")
    assert codes(base, "broken.py", "a.py") == ["TX201", "TX301", "TX001"]


def test_files_and_settings_can_be_shown(base: Path) -> None:
    code, out, _ = run(base, "check", "--show-files", "--exclude", "clean.py")
    assert (code, out) == (0, f"{base}/a.py\n")
    (base / "txlint.toml").write_text('ignore = ["TX201"]\n')
    for arguments in (("check", "--show-settings"), ("config", "--show"), ("config",)):
        code, out, _ = run(base, *arguments)
        assert code == 0
        assert out.startswith(f"# from {base}/txlint.toml\n")
        assert 'ignore = ["TX201"]\n' in out
    assert 'select = ["TX2"]' in run(base, "check", "--show-settings", "--select", "TX2")[1]


def test_output_file_and_statistics(base: Path) -> None:
    code, out, _ = run(base, "check", "--output-format", "json", "-o", "report.json")
    assert (code, out) == (1, "")
    assert len(json.loads((base / "report.json").read_text())) == 2
    (base / "b.py").write_text(HEAD + "report_TX301\n")
    assert run(base, "check", "--statistics")[1] == (
        "2\tTX301\tconnection-not-closed\n1\tTX201\tno-rollback-on-error\n"
    )
    assert run(base, "check", "-o", "no/such/folder")[0] == 2


def test_colour(base: Path) -> None:
    def coloured(*arguments: str, **env: str) -> bool:
        return "\x1b[" in run(base, "check", *arguments, **env)[1]

    assert not coloured()
    assert coloured("--color", "always")
    assert coloured("--color", "always", NO_COLOR="1")
    assert coloured(FORCE_COLOR="1")
    assert coloured(CLICOLOR_FORCE="1")
    assert not coloured(FORCE_COLOR="1", NO_COLOR="1")
    assert not coloured("--color", "never", FORCE_COLOR="1")


def test_suppressions(base: Path) -> None:
    (base / "a.py").write_text(HEAD + "report_TX201  # noqa: TX201\nx = 1  # noqa: TX301\n")
    assert codes(base) == ["TX002"]
    assert codes(base, "--ignore-noqa") == ["TX201"]


def test_cache(base: Path) -> None:
    assert codes(base, "--no-cache") == ["TX201", "TX301"]
    assert not (base / ".txlint_cache").exists()
    assert codes(base) == codes(base) == ["TX201", "TX301"]
    assert (base / ".txlint_cache").is_dir()
    (base / "a.py").write_text(HEAD)
    assert codes(base) == []


def test_fix(base: Path) -> None:
    (base / "a.py").write_text(HEAD + "report_TX201_fix\nreport_TX202_unsafe\nreport_TX301\n")
    code, out, err = run(base, "check", "--output-format", "concise")
    assert [line.split()[1:3] for line in out.splitlines()] == [
        ["TX201", "[*]"],
        ["TX202", "message"],
        ["TX301", "message"],
    ]
    assert "1 can be fixed with --fix. 1 can be fixed with --fix --unsafe-fixes." in err
    code, out, _ = run(base, "check", "--diff")
    assert code == 1
    assert out.startswith("--- a/a.py\n+++ b/a.py\n")
    assert "report_TX201_fix" in (base / "a.py").read_text()
    code, out, err = run(base, "check", "--fix", "--output-format", "concise")
    assert (code, len(out.splitlines())) == (1, 2)
    assert err.startswith("Fixed 1 problem. Found 2 problems in 1 file.")
    assert (base / "a.py").read_text() == HEAD + "mended\nreport_TX202_unsafe\nreport_TX301\n"
    assert run(base, "check", "--diff")[:2] == (0, "")
    assert run(base, "check", "--fix", "--unsafe-fixes", "--ignore", "TX301")[0] == 0


def test_fix_only(base: Path) -> None:
    (base / "a.py").write_text(HEAD + "report_TX201_fix\nreport_TX202_unsafe\nreport_TX301\n")
    code, out, err = run(base, "check", "--fix-only", "--show-fixes")
    assert (code, out) == (0, "")
    assert err == "a.py:\n  1 x TX201 (no-rollback-on-error)\nFixed 1 problem.\n"
    assert (base / "a.py").read_text() == HEAD + "mended\nreport_TX202_unsafe\nreport_TX301\n"
    assert run(base, "check", "--fix-only") == (0, "", "Nothing to fix.\n")
    assert run(base, "check", "--fix-only", "--unsafe-fixes", "--exit-non-zero-on-fix")[0] == 1
    assert run(base, "check", "--fix", "--exit-non-zero-on-fix", "clean.py")[0] == 0


def test_fixable_rules_can_be_chosen(base: Path) -> None:
    text = HEAD + "report_TX201_fix\nreport_TX202_fix\nreport_TX301_fix\n"

    def mended(*options: str) -> str:
        (base / "a.py").write_text(text)
        run(base, "check", "--fix-only", "a.py", *options)
        return " ".join(line[7:12] or "done" for line in (base / "a.py").read_text().splitlines()[1:])

    assert mended() == "done done done"
    assert mended("--fixable", "TX2") == "done done TX301"
    assert mended("--unfixable", "TX2") == "TX201 TX202 done"
    assert mended("--unfixable", "TX2", "--fixable", "open-on-exit") == "TX201 done TX301"
    assert mended("--unfixable", "TX201,TX3") == "TX201 done TX301"
    (base / "pyproject.toml").write_text('[tool.txlint]\nunfixable = ["TX3"]\n')
    assert mended() == "done done TX301"
    assert "[*]" not in run(base, "check", "--output-format", "concise")[1]
    code, _, err = run(base, "check", "--fixable", "TX9")
    assert code == 2
    assert "--fixable: unknown rule 'TX9'" in err


BEFORE = (
    HEAD
    + """\
report_TX201; report_TX301
report_TX202  # noqa: E501  so long
x = 'é'; report_TX301_note
y = '''
''' + report_TX402 + '''
'''; report_TX301
conn = \\
  report_TX301
"""
)
HIDDEN = (
    HEAD
    + """\
report_TX201; report_TX301  # noqa: TX201, TX301 known for years
report_TX202  # noqa: E501, TX202  so long
x = 'é'; report_TX301_note
y = '''
''' + report_TX402 + '''
'''; report_TX301  # noqa: TX402, TX301 known for years
conn = \\
  report_TX301  # noqa: TX301 known for years
"""
)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_add_noqa(base: Path, end: str) -> None:
    (base / "a.py").write_bytes(BEFORE.replace("\n", end).encode())
    assert run(base, "check", "a.py")[2] == "Found 6 problems in 1 file.\n"
    said = run(base, "check", "a.py", "--add-noqa=known for years")
    assert said == (0, "", "txlint: 6 findings hidden by '# noqa' comments\n")
    assert (base / "a.py").read_bytes() == HIDDEN.replace("\n", end).encode()
    assert run(base, "check", "a.py")[0] == 0
    assert run(base, "check", "a.py", "--add-noqa")[2] == "txlint: 0 findings hidden by '# noqa' comments\n"


def test_add_noqa_takes_no_path_for_its_reason(base: Path) -> None:
    assert run(base, "check", "--add-noqa", "a.py")[0] == 0
    assert "report_TX201  # noqa: TX201\n" in (base / "a.py").read_text()
    assert "would be read as codes" in run(base, "check", "--add-noqa=TX2 is odd")[2]
    assert "cannot be combined" in run(base, "check", "--add-noqa", "--fix")[2]
    assert "needs files" in run(base, "check", "--add-noqa", "-", stdin="")[2]


def test_fix_of_standard_input(base: Path) -> None:
    text = HEAD + "report_TX201_fix\nreport_TX301\n"
    code, out, err = run(base, "check", "-", "--fix", "--output-format", "concise", stdin=text)
    assert (code, out) == (1, HEAD + "mended\nreport_TX301\n")
    assert "TX301" in err
    assert run(base, "check", "-", "--fix", stdin="x = 1\n")[:2] == (0, "x = 1\n")
    assert run(base, "check", "-", "--diff", stdin=text)[1].startswith("--- a/-\n")


def test_baseline(base: Path) -> None:
    code, _, err = run(base, "baseline", "create")
    assert code == 0
    assert "holds 2 known findings" in err
    assert run(base, "baseline", "create")[0] == 2
    (base / "pyproject.toml").write_text('[tool.txlint]\nbaseline = "txlint-baseline.json"\n')
    code, out, err = run(base, "check")
    assert (code, out) == (0, "")
    assert "2 known findings hidden" in err
    assert codes(base, "--no-baseline") == ["TX201", "TX301"]
    assert run(base, "check", "--isolated")[0] == 1
    (base / "a.py").write_text(HEAD + "\n\nx = 1\nreport_TX201\nreport_TX202\n")
    code, out, err = run(base, "check", "--output-format", "concise")
    assert (code, out.splitlines()[0].split()[1], len(out.splitlines())) == (1, "TX202", 1)
    assert "warning: 1 baseline entry found no more" in err
    assert run(base, "check", "clean.py", "--strict-baseline")[0] == 0
    assert run(base, "check", "--ignore", "TX202", "--strict-baseline")[0] == 1
    code, _, err = run(base, "baseline", "prune")
    assert "holds 1 known finding (before: 2)" in err
    assert run(base, "check", "--ignore", "TX202", "--strict-baseline")[0] == 0
    assert run(base, "baseline", "update")[0] == 0
    assert run(base, "check")[0] == 0
    assert run(base, "check", "--baseline", "gone.json")[0] == 2


def test_fix_leaves_known_findings_alone(base: Path) -> None:
    (base / "a.py").write_text(HEAD + "report_TX201_fix\n")
    run(base, "baseline", "create")
    (base / "a.py").write_text(HEAD + "report_TX201_fix\nx.report_TX202_fix\n")
    assert run(base, "check", "--fix", "--baseline", "txlint-baseline.json")[0] == 0
    assert (base / "a.py").read_text() == HEAD + "report_TX201_fix\nx.mended\n"


def test_rule(base: Path) -> None:
    code, out, _ = run(base, "rule", "TX201")
    assert code == 0
    assert out.startswith("# no-rollback-on-error (TX201)\n")
    assert run(base, "rule", "no-rollback-on-error")[1] == run(base, "rule", "tx201")[1] == out
    assert len(run(base, "rule", "--all")[1].splitlines()) == len(fakes.CODES)
    every = json.loads(run(base, "rule", "--all", "--output-format", "json")[1])
    assert [item["code"] for item in every] == sorted(fakes.CODES)
    assert "Off by default" in run(base, "rule", "TX502")[1]
    code, _, err = run(base, "rule", "open-on-exot")
    assert code == 2
    assert "did you mean 'open-on-exit'?" in err
    assert run(base, "rule")[0] == run(base, "rule", "TX2")[0] == run(base, "rule", "TX201", "--all")[0] == 2


def test_version(base: Path) -> None:
    assert run(base, "version")[1] == f"txlint {__version__}\n"
    assert run(base, "--version")[1] == f"txlint {__version__}\n"
    assert json.loads(run(base, "version", "--output-format", "json")[1])["version"] == __version__


def test_closed_pipe_is_no_crash(base: Path) -> None:
    (base / "a.py").write_text(HEAD + "report_TX201\n" * 20_000)
    command = [sys.executable, fakes.__file__, "txlint", "check", "--output-format", "concise"]
    process = subprocess.Popen(command, cwd=base, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.wait(timeout=60)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is full")
def test_a_full_disk_is_told_in_one_line(base: Path) -> None:
    (base / "a.py").write_text(HEAD + "report_TX201\n")
    with open("/dev/full", "wb") as full:
        command = [sys.executable, fakes.__file__, "txlint", "check", "a.py"]
        done = subprocess.run(command, cwd=base, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "txlint: error: the report cannot be written to standard output: No space left on device\n"


def test_start_is_light(base: Path) -> None:
    """Neither LibCST nor rich for a file without a database."""
    (base / "a.py").write_text("x = 1\n")
    program = (
        "import sys\nfrom txlint.cli import main\nmain(['check', 'a.py', '--no-cache', '-q'])\n"
        "print(sorted({'libcst', 'rich', 'concurrent.futures.process'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=base, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_as_a_module_and_as_a_command(base: Path) -> None:
    for command in (
        [sys.executable, "-m", "txlint"],
        [os.path.join(os.path.dirname(sys.executable), "txlint")],
    ):
        done = subprocess.run([*command, "version"], capture_output=True, text=True, check=True)
        assert done.stdout == f"txlint {__version__}\n"


def test_wrong_use_is_told_in_one_line(base: Path) -> None:
    for arguments, told in (
        (["check", "--fixx"], "there is no option '--fixx' here, did you mean --fix?"),
        (["check", "--output-format", "xml"], "--output-format: invalid choice: 'xml'"),
        (["check", "-j", "0"], "'0' is no number of processes"),
        (["chekc"], "invalid choice: 'chekc'"),
        (["--fix"], "there is no option '--fix' here ("),
        (["check", "--select", "TX999"], "unknown rule 'TX999', 'txlint rule --all' lists them"),
        (["check", "--select", "unawaited-comit"], "did you mean 'unawaited-commit'?"),
    ):
        code, out, err = run(base, *arguments)
        assert (code, out) == (2, "")
        assert err.startswith("txlint: error: ")
        assert told in err
        assert err.count("\n") == 1
