"""The command line: reads options, runs `check` over files, writes a report, says how it went."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections import Counter
from collections.abc import Sequence

from txlint import __version__
from txlint.check import check
from txlint.config import ConfigError, Configuration
from txlint.finding import Finding
from txlint.options import overrides, parser
from txlint.report import Context, render
from txlint.settings import Settings

OK, FOUND, WRONG = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    top = parser()
    if not arguments:
        top.print_help()
        return OK
    if arguments == ["--version"]:
        arguments = ["version"]
    first = arguments[0]
    if (
        not first.startswith("-")
        and first not in _COMMANDS
        and (os.path.exists(first) or first.endswith(".py"))
    ):
        return _wrong(f"{first!r} is no command; to check it run: txlint check {' '.join(arguments)}")
    try:
        args = top.parse_args(arguments)
    except SystemExit as stop:  # argparse has printed its help or its message
        return int(stop.code or 0)
    if args.command is None:
        top.print_help()
        return WRONG
    try:
        return _COMMANDS[args.command](args)
    except ConfigError as error:
        return _wrong(str(error))
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND
    except KeyboardInterrupt:
        print("txlint: interrupted", file=sys.stderr)
        return WRONG


def _wrong(message: str) -> int:
    print(f"txlint: error: {message}", file=sys.stderr)
    return WRONG


def _check(args: argparse.Namespace) -> int:
    cwd = os.getcwd()
    warnings: list[str] = []
    config = Configuration(cwd, overrides(args, warnings), args.isolated, _config_file(args), warnings)
    from_stdin = args.paths == ["-"]
    if "-" in args.paths and not from_stdin:
        return _wrong("'-' (standard input) cannot be combined with other paths")
    if args.show_settings:
        from txlint.describe import show_settings

        sys.stdout.write(show_settings(config, cwd))
        return OK
    if from_stdin:
        data = sys.stdin.buffer.read()
        name = os.path.abspath(args.stdin_filename) if args.stdin_filename else ""
        settings = config.settings_for(os.path.dirname(name) if name else cwd)
        findings = _check_stdin(data, name, settings, args)
        texts = {name or "-": data}
    else:
        from txlint.run import check_files, progress_line
        from txlint.source import collect

        texts = {}
        files = collect(args.paths or ["."], config.settings_for)
        if args.show_files:
            sys.stdout.write("".join(f"{name}\n" for name in files))
            return OK
        if not files:
            warnings.append("no Python files were found there")
        findings = check_files(
            files,
            config.settings_for,
            noqa=not args.ignore_noqa,
            jobs=args.jobs,
            progress=progress_line(args.quiet),
        )
    _warn(warnings, args)
    _write(findings, _context(args, config, cwd, texts), args)
    if not args.quiet and args.output_format in ("full", "concise", "grouped"):
        print(_summary(findings), file=sys.stderr)
    return FOUND if findings and not args.exit_zero else OK


def _check_stdin(data: bytes, name: str, settings: Settings, args: argparse.Namespace) -> list[Finding]:
    from txlint.project import LoneFile
    from txlint.source import project_for

    if settings.force_exclude and name:
        from txlint.source import is_excluded

        if is_excluded(settings, name):
            return []
    project = project_for(name, settings.root) if name else LoneFile()
    return check(data, name or "-", settings, project, noqa=not args.ignore_noqa)


def _config_file(args: argparse.Namespace) -> str | None:
    if args.config is None:
        return None
    if args.isolated:
        raise ConfigError("--config and --isolated exclude each other")
    if not os.path.isfile(args.config):
        raise ConfigError(f"--config: there is no file {args.config!r}")
    return os.path.abspath(str(args.config))


def _context(args: argparse.Namespace, config: Configuration, cwd: str, texts: dict[str, bytes]) -> Context:
    def text_of(filename: str) -> str | None:
        from txlint.source import read
        from txlint.tree.syntax import Unparsable, decode

        try:
            return decode(texts[filename] if filename in texts else read(filename))
        except (OSError, Unparsable):
            return None

    def root_of(filename: str) -> str:
        return config.settings_for(os.path.dirname(filename) or cwd).root

    return Context(cwd, root_of, text_of, _wants_color(args), args.unsafe_fixes)


def _wants_color(args: argparse.Namespace) -> bool:
    if args.output_file or args.color == "never":
        return False
    if args.color == "always":
        return True
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _write(findings: Sequence[Finding], context: Context, args: argparse.Namespace) -> None:
    if args.statistics:
        counts = Counter((finding.code, finding.name) for finding in findings)
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        text = "".join(f"{count}\t{code}\t{name}\n" for (code, name), count in ordered)
    else:
        text = render(args.output_format, findings, context)
    data = text.encode("utf-8", "surrogateescape")
    if args.output_file:
        try:
            with open(args.output_file, "wb") as file:
                file.write(data)
        except OSError as error:
            raise ConfigError(
                f"--output-file: {args.output_file} cannot be written: {error.strerror}"
            ) from None
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.flush()


def _summary(findings: Sequence[Finding]) -> str:
    if not findings:
        return "Nothing found."
    files = len({finding.filename for finding in findings})
    return f"Found {_count(len(findings), 'problem')} in {_count(files, 'file')}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _warn(warnings: Sequence[str], args: argparse.Namespace) -> None:
    if not args.quiet:
        for warning in dict.fromkeys(warnings):
            print(f"txlint: warning: {warning}", file=sys.stderr)


def _rule(args: argparse.Namespace) -> int:
    from txlint.describe import show_rules
    from txlint.rules import all_rules, rules_by_name

    if args.all:
        if args.rule:
            return _wrong("give a rule or --all, not both")
        rules = list(all_rules())
    elif args.rule is None:
        return _wrong("which rule? Give a code or slug, or --all")
    else:
        from txlint.config import unknown

        rule = rules_by_name().get(args.rule) or rules_by_name().get(args.rule.upper())
        if rule is None:
            return _wrong(unknown(args.rule) or f"{args.rule!r} is a family: give one rule, or --all")
        rules = [rule]
    sys.stdout.write(show_rules(rules, args.output_format))
    return OK


def _config(args: argparse.Namespace) -> int:
    from txlint.describe import show_settings

    warnings: list[str] = []
    config = Configuration(os.getcwd(), {}, args.isolated, _config_file(args), warnings)
    sys.stdout.write(show_settings(config, os.getcwd()))
    for warning in warnings:
        print(f"txlint: warning: {warning}", file=sys.stderr)
    return OK


def _baseline(args: argparse.Namespace) -> int:
    return _wrong("baselines are not available yet")


def _server(args: argparse.Namespace) -> int:
    try:
        main = importlib.import_module("txlint.lsp").main
    except ImportError:
        return _wrong("the language server needs more packages: pip install 'txlint[lsp]'")
    return int(main())


def _version(args: argparse.Namespace) -> int:
    if args.output_format == "json":
        import json

        print(json.dumps({"version": __version__, "python": sys.version.split()[0]}))
    else:
        print(f"txlint {__version__}")
    return OK


_COMMANDS = {
    "check": _check,
    "rule": _rule,
    "config": _config,
    "baseline": _baseline,
    "server": _server,
    "version": _version,
}
