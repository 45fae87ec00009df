"""The commands `check` and `baseline`: from options to findings, fixes, a report and an exit code."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from txlint.baseline import DEFAULT_NAME, Baseline, Split
from txlint.cache import FOLDER
from txlint.check import check
from txlint.config import ConfigError, Configuration
from txlint.finding import Finding
from txlint.options import overrides
from txlint.project import LoneFile, Project
from txlint.report import Context, relative_to, render
from txlint.settings import Settings
from txlint.source import collect, is_excluded, project_for, project_root, read

OK, FOUND, WRONG = 0, 1, 2
_FOR_PEOPLE = ("full", "concise", "grouped")


@dataclass
class Run:
    """One run of the command line: its options, its settings, what it read."""

    args: argparse.Namespace
    cwd: str
    config: Configuration
    texts: dict[str, bytes] = field(default_factory=dict)
    """The bytes of what has no file, or no longer the file that was checked."""

    @classmethod
    def of(cls, args: argparse.Namespace) -> Run:
        cwd = os.getcwd()
        warnings: list[str] = []
        file = config_file(args)
        return cls(args, cwd, Configuration(cwd, overrides(args, warnings), args.isolated, file, warnings))

    def files(self) -> list[str]:
        """The absolute names of the files to check; a folder without any is worth a warning."""
        files = collect(self.args.paths or ["."], self.config.settings_for)
        if not files:
            self.config.warnings.append("no Python files were found there, nothing was checked")
        return files

    def check(self, files: Sequence[str], *, noqa: bool = True) -> list[Finding]:
        from txlint.run import check_files, progress_line

        folder = None if self.args.no_cache else os.path.join(project_root(self.cwd) or self.cwd, FOLDER)
        return check_files(
            files,
            self.config.settings_for,
            noqa=noqa,
            jobs=self.args.jobs,
            cache_folder=folder,
            progress=progress_line(self.args.quiet),
        )

    def settings_of(self, filename: str) -> Settings:
        return self.config.settings_for(os.path.dirname(filename) or self.cwd)

    def project_of(self, filename: str) -> Project:
        return (
            project_for(filename, self.settings_of(filename).root) if os.path.isabs(filename) else LoneFile()
        )

    def baseline(self) -> Baseline | None:
        """The baseline that the options or the settings name."""
        if self.args.no_baseline:
            return None
        path = self.args.baseline or self.config.settings_for(self.cwd).baseline
        return Baseline.load(path) if path else None

    def context(self) -> Context:
        def text_of(filename: str) -> str | None:
            from txlint.tree.syntax import Unparsable, decode

            try:
                return decode(self.texts[filename] if filename in self.texts else read(filename))
            except (OSError, Unparsable):
                return None

        return Context(
            self.cwd,
            lambda filename: self.settings_of(filename).root,
            text_of,
            _wants_color(self.args),
            self.args.unsafe_fixes,
            _terminal_width(self.args),
        )

    def warn(self) -> None:
        if not self.args.quiet:
            for warning in dict.fromkeys(self.config.warnings):
                say(f"warning: {warning}")


def say(message: str) -> None:
    """A line to standard error."""
    print(f"txlint: {message}", file=sys.stderr)


def config_file(args: argparse.Namespace) -> str | None:
    if args.config is None:
        return None
    if args.isolated:
        raise ConfigError("--config and --isolated exclude each other")
    if not os.path.isfile(args.config):
        raise ConfigError(f"--config: there is no file {args.config!r}")
    return os.path.abspath(str(args.config))


def run_check(args: argparse.Namespace) -> int:
    run = Run.of(args)
    if args.show_settings:
        from txlint.describe import show_settings

        sys.stdout.write(show_settings(run.config, run.cwd))
        return OK
    if "-" in args.paths:
        if args.paths != ["-"]:
            raise ConfigError("'-' (standard input) cannot be combined with other paths")
        files, findings = _check_stdin(run)
    else:
        files = run.files()
        if args.show_files:
            sys.stdout.write("".join(f"{name}\n" for name in files))
            return OK
        if args.verbose:
            say(f"{count(len(files), 'file')} to check, settings of this folder: 'txlint config --show'")
        findings = run.check(files, noqa=not args.ignore_noqa)
    baseline = run.baseline()
    split = Split(findings, 0, Counter()) if baseline is None else baseline.split(findings, files)
    if args.fix or args.diff:
        from txlint.fixing import fix_files

        fixed = fix_files(run, split.new, baseline)
        if args.diff:
            return FOUND if fixed.count and not args.exit_zero else OK
        findings, mended = fixed.left, fixed.count
    else:
        findings, mended = split.new, 0
    run.warn()
    _write(findings, run, to_stderr=args.fix and args.paths == ["-"])
    if not args.quiet:
        if args.output_format in _FOR_PEOPLE and (files or findings):
            say_summary(findings, mended, unsafe=args.unsafe_fixes)
        if split.hidden:
            say(f"{count(split.hidden, 'known finding')} hidden by the baseline")
    stale = _report_stale(split, strict=args.strict_baseline, quiet=args.quiet)
    return FOUND if (findings or stale) and not args.exit_zero else OK


def _check_stdin(run: Run) -> tuple[list[str], list[Finding]]:
    data = sys.stdin.buffer.read()
    given = run.args.stdin_filename
    name = os.path.abspath(given) if given else "-"
    run.texts[name] = data
    settings = run.settings_of(name if given else "")
    if given and settings.force_exclude and is_excluded(settings, name):
        return [], []
    return [name], check(data, name, settings, run.project_of(name), noqa=not run.args.ignore_noqa)


def _report_stale(split: Split, *, strict: bool, quiet: bool) -> bool:
    """Whether stale entries of the baseline fail the run."""
    number = sum(split.stale.values())
    if number and (strict or not quiet):
        kind = "error" if strict else "warning"
        say(
            f"{kind}: {count(number, 'baseline entry', 'baseline entries')} found no more: txlint baseline prune"
        )
    return strict and number > 0


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


def _terminal_width(args: argparse.Namespace) -> int:
    if args.output_file or not sys.stdout.isatty():
        return 0
    return max(40, shutil.get_terminal_size().columns)


def _write(findings: Sequence[Finding], run: Run, *, to_stderr: bool) -> None:
    args = run.args
    if args.statistics:
        counts = Counter((finding.code, finding.name) for finding in findings)
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        text = "".join(f"{number}\t{code}\t{name}\n" for (code, name), number in ordered)
    else:
        text = render(args.output_format, findings, run.context())
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
    stream = sys.stderr if to_stderr else sys.stdout
    stream.flush()
    stream.buffer.write(data)
    stream.flush()


def say_summary(findings: Sequence[Finding], mended: int, *, unsafe: bool) -> None:
    fixes = [finding.fix for finding in findings if finding.fix is not None]
    ready = sum(fix.applies(unsafe=unsafe) for fix in fixes)
    risky = sum(fix.applies(unsafe=True) for fix in fixes) - ready
    parts = [f"Fixed {count(mended, 'problem')}."] if mended else []
    if findings:
        files = count(len({finding.filename for finding in findings}), "file")
        parts.append(f"Found {count(len(findings), 'problem')} in {files}.")
    elif not mended:
        parts.append("Nothing found.")
    parts += [f"{ready} can be fixed with --fix."] if ready else []
    parts += [f"{risky} can be fixed with --fix --unsafe-fixes."] if risky else []
    print(" ".join(parts), file=sys.stderr)


def count(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def run_baseline(args: argparse.Namespace) -> int:
    """Create, update or prune the file of known findings; all findings that the settings show are recorded."""
    run = Run.of(args)
    path = args.baseline or run.config.settings_for(run.cwd).baseline or os.path.join(run.cwd, DEFAULT_NAME)
    if args.action == "create" and os.path.exists(path):
        raise ConfigError(f"{path} exists: 'txlint baseline update' renews it, 'prune' removes stale entries")
    old = Baseline(path) if args.action == "create" else Baseline.load(path)
    files = run.files()
    findings = run.check(files)
    new = (
        old.pruned(old.split(findings, files).stale)
        if args.action == "prune"
        else old.updated(findings, files)
    )
    run.warn()
    if new.entries != old.entries or args.action == "create":
        new.save()
    shown = relative_to(new.path, run.cwd)
    say(f"{shown} holds {count(new.entries.total(), 'known finding')} (before: {old.entries.total()})")
    if args.action == "create" and not run.config.settings_for(run.cwd).baseline:
        say(f'to use it in every run, write baseline = "{shown}" below [tool.txlint] in pyproject.toml')
    return OK
