"""The command line: which options there are, and what they say about the settings."""

from __future__ import annotations

import argparse
import difflib
import re
from typing import Any, NoReturn

from txlint import __version__
from txlint.config import ConfigError, member, require_known, unknown
from txlint.finding import Confidence, Severity
from txlint.report import FORMATS
from txlint.terminal import print_wrapped

_EXIT_CODES = "Exit codes: 0 nothing found, 1 something found, 2 wrong use or internal failure."
_EXAMPLES = """\
examples:
  txlint check                  check this folder
  txlint check src --fix        check src and apply safe fixes
  txlint rule TX201             explain a rule
  txlint baseline create        record what is known, to see only what is new

'txlint COMMAND --help' explains a command.
"""


class _Help(argparse.RawDescriptionHelpFormatter):
    """Options in one narrow column, and those whose value may be left out with brackets."""

    def __init__(self, prog: str, **settings: Any) -> None:
        super().__init__(prog, max_help_position=30, **settings)

    def _format_action_invocation(self, action: argparse.Action) -> str:
        if action.dest == "add_noqa":
            return "--add-noqa[=REASON]"
        return super()._format_action_invocation(action)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without the list of all options before it."""

    def __init__(self, prog: str, **settings: Any) -> None:
        super().__init__(prog, allow_abbrev=False, formatter_class=_Help, **settings)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        found, rest = super().parse_known_args(args, namespace)
        if rest:
            lines = [line for line in self.format_help().splitlines() if line.startswith("  -")]
            known = re.findall(r"(?<![\w-])--[a-z-]+", " ".join(lines))
            near = difflib.get_close_matches(rest[0].partition("=")[0], known, n=1)
            hint = f", did you mean {near[0]}?" if near else ""
            self.error(f"there is no {'option' if rest[0].startswith('-') else 'argument'} {rest[0]!r} here{hint}")
        return found, rest

    def error(self, message: str) -> NoReturn:
        print_wrapped(f"txlint: error: {message.removeprefix('argument ')} ('{self.prog} --help' explains)")
        self.exit(2)


def parser() -> argparse.ArgumentParser:
    top = _Parser(
        "txlint",
        usage="txlint COMMAND [OPTION ...]",
        description="Find leaked database transactions and connections in Python code.",
        epilog=_EXAMPLES,
    )
    top.add_argument("--version", action="version", version=f"txlint {__version__}", help="print the version")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands", prog="txlint")
    _check(
        commands.add_parser(
            "check",
            help="check files and folders",
            usage="txlint check [OPTION ...] [PATH ...]",
            description="Check files and folders.",
            epilog=_EXIT_CODES,
        )
    )

    rule = commands.add_parser("rule", help="explain a rule")
    rule.add_argument("rule", nargs="?", metavar="CODE|SLUG", help="a rule, such as TX201 or no-rollback-on-error")
    rule.add_argument("--all", action="store_true", help="all rules")
    rule.add_argument("--output-format", choices=("text", "json", "markdown"), default="text")

    config = commands.add_parser("config", help="list the settings and their values here")
    config.add_argument("--show", action="store_true", help="show the values that hold in this folder")
    _where_settings_come_from(config)

    baseline = commands.add_parser("baseline", help="record known findings, so that only new ones are shown")
    actions = baseline.add_subparsers(
        dest="action", metavar="ACTION", required=True, title="actions", prog="txlint baseline"
    )
    for name, text in (
        ("create", "record all findings; refuses to overwrite a file"),
        ("update", "record all findings anew"),
        ("prune", "remove entries that are found no more"),
    ):
        usage = f"txlint baseline {name} [OPTION ...] [PATH ...]"
        action = actions.add_parser(name, help=text, usage=usage, description=f"{text.capitalize()}.")
        _paths(action)
        _selection(action)
        _files(action)
        _where_settings_come_from(action)
        _running(action)
        action.add_argument("--baseline", metavar="FILE", help="the file (default: txlint-baseline.json)")

    commands.add_parser("server", help="start the language server")
    version = commands.add_parser("version", help="print the version")
    version.add_argument("--output-format", choices=("text", "json"), default="text")
    return top


def _check(check: argparse.ArgumentParser) -> None:
    _paths(check)
    check.add_argument("--stdin-filename", metavar="NAME", help="the name of what is read from standard input")
    fixing = check.add_argument_group("fixing")
    fixing.add_argument("--fix", action="store_true", help="apply safe fixes")
    fixing.add_argument("--unsafe-fixes", action="store_true", help="count fixes that may change the meaning, too")
    fixing.add_argument("--diff", action="store_true", help="print what --fix would change; 1 if anything")
    fixing.add_argument("--fix-only", action="store_true", help="fix, and neither report what is left nor fail for it")
    fixing.add_argument("--show-fixes", action="store_true", help="tell what was fixed in which file")
    fixing.add_argument("--exit-non-zero-on-fix", action="store_true", help="exit with 1 if anything was fixed")
    fixing.add_argument("--fixable", metavar="CODES", action="append", help="fix these rules only")
    fixing.add_argument("--unfixable", metavar="CODES", action="append", help="do not fix these rules")
    _selection(check)
    _files(check)
    known = check.add_argument_group("known findings")
    known.add_argument("--diff-base", metavar="REV", help="report what is new since a revision, in files that changed")
    known.add_argument("--baseline", metavar="FILE", help="hide the findings that this file records")
    known.add_argument("--no-baseline", action="store_true", help="use no baseline")
    known.add_argument("--strict-baseline", action="store_true", help="exit with 1 for stale baseline entries")
    known.add_argument("--add-noqa", metavar="REASON", help="hide what is found by '# noqa' comments")
    known.add_argument("--ignore-noqa", action="store_true", help="report in spite of '# noqa' comments")
    _where_settings_come_from(check)
    output = check.add_argument_group("output")
    output.add_argument(
        "--output-format",
        choices=tuple(FORMATS),
        default="full",
        metavar="FORMAT",
        help=f"one of {', '.join(FORMATS)} (default: full)",
    )
    output.add_argument("-o", "--output-file", metavar="FILE", help="write there instead of to standard output")
    output.add_argument(
        "--statistics", action="store_true", help="count the findings by rule instead, and what was lost sight of"
    )
    output.add_argument("--explain-silence", metavar="FILE:LINE", help="say why nothing is reported there")
    output.add_argument("--show-files", action="store_true", help="list the files that would be checked")
    output.add_argument("--show-settings", action="store_true", help="show the settings that would hold")
    output.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="default: auto, where a terminal is"
    )
    output.add_argument("--exit-zero", action="store_true", help="exit with 0 whatever is found")
    _running(check)


def _paths(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths", nargs="*", metavar="PATH", help="files and folders, '-' for standard input (default: .)"
    )


def _selection(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("rules", "CODES are codes, families (TX2) or slugs, separated by commas.")
    for name, text in (
        ("--select", "report these rules only"),
        ("--extend-select", "report these rules, too"),
        ("--ignore", "do not report these rules"),
    ):
        group.add_argument(name, metavar="CODES", action="append", help=text)
    group.add_argument(
        "--per-file-ignores", metavar="PATTERN:CODES", action="append", help="ignore rules in some files"
    )
    group.add_argument("--min-severity", choices=[item.value for item in Severity], help="default: warning")
    group.add_argument("--min-confidence", choices=[item.value for item in Confidence], help="default: medium")


def _files(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("files")
    group.add_argument("--exclude", metavar="PATTERNS", action="append", help="leave these files out")
    group.add_argument("--extend-exclude", metavar="PATTERNS", action="append", help="leave these files out, too")
    flag = argparse.BooleanOptionalAction
    group.add_argument("--respect-gitignore", action=flag, default=None, help="leave out what git ignores (default)")
    group.add_argument("--force-exclude", action=flag, default=None, help="leave out even files that are named")


def _where_settings_come_from(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("configuration")
    group.add_argument("--config", metavar="FILE", help="use this file instead of searching")
    group.add_argument("--isolated", action="store_true", help="use no configuration file")


def _running(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("running")
    group.add_argument("--no-cache", action="store_true", help="neither read nor write .txlint_cache")
    group.add_argument("-j", "--jobs", metavar="N", type=_jobs, default=0, help="processes (default: one a core)")
    group.add_argument("-q", "--quiet", action="store_true", help="print findings only")
    group.add_argument("-v", "--verbose", action="store_true", help="tell which settings and files are used")


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes: give 1 or more")
    return int(text)


def overrides(args: argparse.Namespace, warnings: list[str]) -> dict[str, Any]:
    """The `Settings` fields that the command line gives; raises ConfigError for unknown rules."""
    values: dict[str, Any] = {}
    for name in ("select", "extend_select", "ignore", "fixable", "unfixable", "exclude", "extend_exclude"):
        given = getattr(args, name, None)
        if given is not None:
            values[name] = _split(",".join(given))
    for name in ("select", "extend_select", "fixable", "unfixable"):
        for entry in values.get(name, ()):
            require_known(entry, f"--{name.replace('_', '-')}")
    if getattr(args, "per_file_ignores", None) is not None:
        values["per_file_ignores"] = _per_file(args.per_file_ignores)
    doubtful = [("--ignore", entry) for entry in values.get("ignore", ())]
    doubtful += [("--per-file-ignores", entry) for _, codes in values.get("per_file_ignores", ()) for entry in codes]
    warnings += [f"{option}: {problem}" for option, entry in doubtful if (problem := unknown(entry))]
    for name in ("respect_gitignore", "force_exclude"):
        if getattr(args, name, None) is not None:
            values[name] = getattr(args, name)
    if getattr(args, "min_severity", None):
        values["min_severity"] = member(Severity, args.min_severity, "--min-severity")
    if getattr(args, "min_confidence", None):
        values["min_confidence"] = member(Confidence, args.min_confidence, "--min-confidence")
    return values


def _split(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _per_file(given: list[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """`pattern:CODE`, several after a blank or a comma; a code without pattern belongs to the pattern before it."""
    table: dict[str, list[str]] = {}
    pattern = ""
    for word in " ".join(given).replace(",", " ").split():
        head, colon, code = word.rpartition(":")
        if colon:
            pattern = head
        if not pattern:
            raise ConfigError(f"--per-file-ignores: write PATTERN:CODES, not {word!r}")
        table.setdefault(pattern, []).append(code)
    return tuple((key, tuple(codes)) for key, codes in table.items())
