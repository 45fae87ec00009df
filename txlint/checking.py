"""The commands `check` and `baseline`: from options to findings, fixes, a report and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
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
from txlint.terminal import print_wrapped, wants_color, width_of

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
    known: list[Baseline] = field(default_factory=list)
    """What is not to be reported: the baseline, and what `--diff-base` found."""

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

    def check(
        self, files: Sequence[str], *, noqa: bool = True, settings_for: Callable[[str], Settings] | None = None
    ) -> list[Finding]:
        from txlint.run import check_files, progress_line

        folder = None if self.args.no_cache else os.path.join(project_root(self.cwd) or self.cwd, FOLDER)
        return check_files(
            files,
            settings_for or self.config.settings_for,
            noqa=noqa,
            jobs=self.args.jobs,
            cache_folder=folder if settings_for is None else None,
            progress=progress_line(self.args.quiet),
        )

    def settings_of(self, filename: str) -> Settings:
        return self.config.settings_for(os.path.dirname(filename) or self.cwd)

    def project_of(self, filename: str) -> Project:
        return project_for(filename, self.settings_of(filename).root) if os.path.isabs(filename) else LoneFile()

    def baseline(self) -> Baseline | None:
        """The baseline that the options or the settings name."""
        if self.args.no_baseline:
            return None
        path = self.args.baseline or self.config.settings_for(self.cwd).baseline
        return Baseline.load(path) if path else None

    def unknown(self, findings: list[Finding], files: Sequence[str]) -> list[Finding]:
        """The findings that neither the baseline nor an earlier revision has."""
        for baseline in self.known:
            findings = baseline.split(findings, files).new
        return findings

    def since(self, name: str, files: Sequence[str]) -> list[str]:
        """The files that changed since a revision; what was found in them then is known."""
        from txlint.revision import known_before

        noqa = not self.args.ignore_noqa
        changed, before = known_before(
            name, self.cwd, files, self.config.settings_for,
            lambda then, settings_for: self.check(then, noqa=noqa, settings_for=settings_for),
        )  # fmt: skip
        self.known.append(before)
        return changed

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
            not self.args.output_file and wants_color(self.args.color),
            self.args.unsafe_fixes,
            0 if self.args.output_file else width_of(sys.stdout),
        )

    def warn(self) -> None:
        if not self.args.quiet:
            for warning in dict.fromkeys(self.config.warnings):
                say(f"warning: {warning}")


def say(message: str) -> None:
    """A line to standard error."""
    print_wrapped(f"txlint: {message}")


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
    if args.explain_silence is not None:
        from txlint.silence.shell import explanation

        lines = list(explanation(run, args.explain_silence))
        run.warn()
        sys.stdout.write("".join(f"{line}\n" for line in lines))
        return OK
    _require_sense(args)
    hidden = 0
    if "-" in args.paths:
        files, findings = _check_stdin(run)
    else:
        files = run.files()
        if args.show_files:
            sys.stdout.write("".join(f"{name}\n" for name in files))
            return OK
        if args.diff_base is not None:
            files = run.since(args.diff_base, files)
        if args.verbose:
            say(f"{count(len(files), 'file')} to check, settings of this folder: 'txlint config --show'")
        findings = run.check(files, noqa=not args.ignore_noqa)
    baseline = run.baseline()
    split = Split(findings, 0, Counter()) if baseline is None else baseline.split(findings, files)
    findings = split.new
    if args.diff_base is not None:
        since = run.known[0].split(findings, files)
        findings, hidden = since.new, since.hidden
    if baseline is not None:
        run.known.append(baseline)
    if args.add_noqa is not None:
        return _add_noqa(run, findings)
    mended: list[Finding] = []
    if args.fix or args.fix_only or args.diff:
        from txlint.fixing import fix_files

        fixed = fix_files(run, findings)
        if args.diff:
            return FOUND if fixed.count and not args.exit_zero else OK
        findings, mended = fixed.left, fixed.mended
        if args.fix_only:  # what is left is none of its business, save what went wrong
            findings = [item for item in findings if item.code == "TX000"]
    run.warn()
    _write(findings, run, files, to_stderr=(args.fix or args.fix_only) and args.paths == ["-"])
    if not args.quiet:
        if mended and args.show_fixes:
            from txlint.fixing import listing

            sys.stderr.write(listing(mended, run.cwd))
        if args.output_format in _FOR_PEOPLE and (files or findings):
            say_summary(findings, len(mended), unsafe=args.unsafe_fixes, fix_only=args.fix_only)
        if split.hidden:
            say(f"{count(split.hidden, 'known finding')} hidden by the baseline")
        if args.diff_base is not None and not files and args.output_format in _FOR_PEOPLE:
            say(f"no Python file has changed since {args.diff_base}")
        if hidden:
            say(f"{count(hidden, 'finding')} hidden that {args.diff_base} had already")
    stale = _report_stale(split, strict=args.strict_baseline, quiet=args.quiet)
    failed = findings or stale or (mended and args.exit_non_zero_on_fix)
    return FOUND if failed and not args.exit_zero else OK


def _require_sense(args: argparse.Namespace) -> None:
    """Raises ConfigError for options that contradict each other."""
    if "-" in args.paths:
        if args.paths != ["-"]:
            raise ConfigError("'-' (standard input) cannot be combined with other paths")
        for option in ("add_noqa", "diff_base"):
            if getattr(args, option) is not None:
                raise ConfigError(f"--{option.replace('_', '-')} needs files, not standard input")
    if args.add_noqa is not None:
        from txlint.fixing import require_reason

        if args.fix or args.fix_only or args.diff:
            raise ConfigError("--add-noqa hides findings, and cannot be combined with --fix, --fix-only or --diff")
        require_reason(args.add_noqa)


def _add_noqa(run: Run, findings: Sequence[Finding]) -> int:
    from txlint.fixing import add_noqa

    hidden = add_noqa(run, findings, run.args.add_noqa)
    run.warn()
    if not run.args.quiet:
        say(f"{count(hidden, 'finding')} hidden by '# noqa' comments")
    return OK


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
        say(f"{kind}: {count(number, 'baseline entry', 'baseline entries')} found no more: txlint baseline prune")
    return strict and number > 0


def _write(findings: Sequence[Finding], run: Run, files: Sequence[str], *, to_stderr: bool) -> None:
    args = run.args
    if args.statistics:
        counts = Counter((finding.code, finding.name) for finding in findings)
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        text = "".join(f"{number}\t{code}\t{name}\n" for (code, name), number in ordered)
        from txlint.silence.shell import lost

        text += "".join(f"{line}\n" for line in lost(run, files, args.jobs))
    else:
        text = render(args.output_format, findings, run.context())
    data = text.encode("utf-8", "surrogateescape")
    if args.output_file:
        try:
            with open(args.output_file, "wb") as file:
                file.write(data)
        except OSError as error:
            raise ConfigError(f"--output-file: {args.output_file} cannot be written: {error.strerror}") from None
        return
    stream = sys.stderr if to_stderr else sys.stdout
    try:
        stream.flush()
        stream.buffer.write(data)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ConfigError(f"the report cannot be written to standard output: {error.strerror}") from None


def say_summary(findings: Sequence[Finding], mended: int, *, unsafe: bool, fix_only: bool = False) -> None:
    fixes = [finding.fix for finding in findings if finding.fix is not None]
    ready = sum(fix.applies(unsafe=unsafe) for fix in fixes)
    risky = sum(fix.applies(unsafe=True) for fix in fixes) - ready
    parts = [f"Fixed {count(mended, 'problem')}."] if mended else []
    if findings:
        files = count(len({finding.filename for finding in findings}), "file")
        parts.append(f"Found {count(len(findings), 'problem')} in {files}.")
    elif not mended:
        parts.append("Nothing to fix." if fix_only else "Nothing found.")
    parts += [f"{ready} can be fixed with --fix."] if ready else []
    parts += [f"{risky} can be fixed with --fix --unsafe-fixes."] if risky else []
    print_wrapped(" ".join(parts))


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
    new = old.pruned(old.split(findings, files).stale) if args.action == "prune" else old.updated(findings, files)
    run.warn()
    if new.entries != old.entries or args.action == "create":
        new.save()
    shown = relative_to(new.path, run.cwd)
    say(f"{shown} holds {count(new.entries.total(), 'known finding')} (before: {old.entries.total()})")
    if args.action == "create" and not run.config.settings_for(run.cwd).baseline:
        say(f'to use it in every run, write baseline = "{shown}" below [tool.txlint] in pyproject.toml')
    return OK
