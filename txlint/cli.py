"""The command line: picks the command, and turns what went wrong into a message and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from txlint import __version__
from txlint.config import ConfigError, Configuration
from txlint.options import parser

OK, FOUND, WRONG = 0, 1, 2
_PROSE = 100  # columns that are still read well


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    # Without '=' it has no reason: what follows is a path.
    arguments = ["--add-noqa=" if argument == "--add-noqa" else argument for argument in arguments]
    top = parser()
    if not arguments:
        top.print_help()
        return OK
    first = arguments[0]
    if not first.startswith("-") and first not in _COMMANDS and (os.path.exists(first) or first.endswith(".py")):
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
    except Exception as error:
        import traceback

        traceback.print_exc()
        return _wrong(f"txlint failed ({type(error).__name__}): please report it with the lines above")


def _wrong(message: str) -> int:
    from txlint.terminal import print_wrapped

    print_wrapped(f"txlint: error: {message}")
    return WRONG


def _check(args: argparse.Namespace) -> int:
    from txlint.checking import run_check

    return run_check(args)


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
    from txlint.terminal import page, wants_color, width_of

    columns = width_of(sys.stdout)
    text = show_rules(rules, args.output_format, columns)
    if args.output_format == "text" and len(rules) == 1 and columns:
        text = page(text, min(columns, _PROSE), color=wants_color())
    sys.stdout.write(text)
    return OK


def _config(args: argparse.Namespace) -> int:
    from txlint.checking import config_file
    from txlint.describe import show_settings

    warnings: list[str] = []
    config = Configuration(os.getcwd(), {}, args.isolated, config_file(args), warnings)
    sys.stdout.write(show_settings(config, os.getcwd()))
    for warning in warnings:
        print(f"txlint: warning: {warning}", file=sys.stderr)
    return OK


def _baseline(args: argparse.Namespace) -> int:
    from txlint.checking import run_baseline

    return run_baseline(args)


def _server(args: argparse.Namespace) -> int:
    try:
        from txlint.lsp.handlers import main
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        return _wrong("the language server needs more packages: pip install 'txlint[lsp]'")
    return main()


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
