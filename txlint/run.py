"""Checking many files: in this process where there is little to do, else in a pool, with the same findings."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from txlint.apis.stored import keep_in
from txlint.cache import Asked, Cache, Recorder
from txlint.check import Checked, admitted, check_whole, unparsable
from txlint.finding import Confidence, Finding, Position
from txlint.prefilter import is_candidate
from txlint.settings import Settings
from txlint.source import project_for, read

_SMALL_RUN = 200_000  # bytes to analyse, below which starting processes costs more than it saves


@dataclass(frozen=True, slots=True)
class Task:
    """One file to check, whole."""

    filename: str
    data: bytes
    settings: Settings
    noqa: bool

    def run(self, candidate: bool | None = None) -> Verdict:
        """Checks the file; `candidate` is what the prefilter said of it, where it was asked."""
        recorder = Recorder(project_for(self.filename, self.settings.root))
        checked = check_whole(self.data, self.filename, self.settings, recorder, noqa=self.noqa, candidate=candidate)
        return Verdict(self, checked, recorder.asked)

    @property
    def is_heavy(self) -> bool:
        """Whether the file will be parsed."""
        return is_candidate(self.data, self.settings.words)

    @property
    def key(self) -> str:
        return f"{self.filename}|{self.settings.digest}|{int(self.noqa)}"


@dataclass(frozen=True, slots=True)
class Verdict:
    task: Task
    checked: Checked
    asked: Asked


def _work(task: Task) -> tuple[Checked, Asked]:
    verdict = task.run(candidate=True)
    return verdict.checked, verdict.asked


def check_files(
    filenames: Sequence[str],
    settings_for: Callable[[str], Settings],
    *,
    noqa: bool = True,
    jobs: int = 0,
    cache_folder: str | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[Finding]:
    """The findings of all files, sorted; the same for any number of `jobs` (0: as many as the machine has).

    `cache_folder` is where verdicts are kept between runs, None for nowhere.
    """
    findings: list[Finding] = []
    elsewhere: list[Finding] = []
    said: list[Finding] = []
    cache = Cache(cache_folder)
    tasks: list[Task] = []
    every: dict[str, Task] = {}
    for filename in filenames:
        try:
            data = read(filename)
        except OSError as error:
            findings.append(unparsable(filename, f"the file cannot be read: {error.strerror or error}"))
            continue
        cache.seen(filename, data)
        every[filename] = Task(filename, data, settings_for(os.path.dirname(filename)), noqa)
    for filename, task in every.items():
        known = cache.get(task.key, task.data, project_for(filename, task.settings.root))
        if known is None:
            tasks.append(task)
        else:
            findings += known
            elsewhere += cache.elsewhere(task.key)
            said += cache.said(task.key)
    if tasks:
        keep_in(cache_folder)
    for done, verdict in enumerate(_verdicts(tasks, jobs or os.cpu_count() or 1), 1):
        found, others, callers = verdict.checked
        findings += found
        elsewhere += others
        said += callers
        if not any(finding.code == "TX000" for finding in found):
            cache.put(verdict.task.key, verdict.task.data, found, verdict.asked, others, callers)
        progress(done, len(tasks))
    cache.save()
    findings += _of_others(elsewhere, findings, every, noqa)
    findings = _with_callers(findings, said)
    return sorted(findings, key=lambda finding: finding.sort_key)


def _of_others(elsewhere: list[Finding], own: list[Finding], tasks: dict[str, Task], noqa: bool) -> Iterator[Finding]:
    """What was found in files of this run while others were analysed, each place once for a code."""
    if not elsewhere:
        return
    names = {os.path.realpath(filename): filename for filename in tasks}
    seen = {(finding.filename, finding.code, finding.span.start) for finding in own}
    by_file: dict[str, list[Finding]] = {}
    for finding in sorted(elsewhere, key=lambda item: (item.sort_key, item.message)):
        filename = names.get(os.path.realpath(finding.filename), "")
        place = filename, finding.code, finding.span.start
        if filename and place not in seen:
            seen.add(place)
            by_file.setdefault(filename, []).append(replace(finding, filename=filename))
    for filename, found in by_file.items():
        yield from admitted(found, tasks[filename].data, tasks[filename].settings, noqa=noqa)


def _with_callers(findings: list[Finding], said: list[Finding]) -> list[Finding]:
    """The findings, each as sure as the callers of its function make it; the first of them is named and shown.

    One caller that leaves it open, too, weighs more than all that end it. None comes or goes.
    """
    if not said:
        return findings
    by_place: dict[tuple[str, str, Position], list[Finding]] = {}
    for item in said:
        by_place.setdefault((os.path.realpath(item.filename), item.code, item.span.start), []).append(item)
    changed = []
    for finding in findings:
        callers = by_place.get((os.path.realpath(finding.filename), finding.code, finding.span.start), [])
        if callers:
            first = min(callers, key=lambda item: (-item.confidence.rank, item.message, item.path[0].span.start))
            surer = first.confidence is Confidence.HIGH
            finding = replace(
                finding,
                confidence=finding.confidence.raised() if surer else finding.confidence.lowered(),
                message=f"{finding.message}; {first.message}",
                path=(*finding.path, *first.path),
            )
        changed.append(finding)
    return changed


def _verdicts(tasks: Sequence[Task], jobs: int) -> Iterator[Verdict]:
    """In whichever order they are ready."""
    light: list[Task] = []
    heavy: list[Task] = []
    for task in tasks:
        (heavy if task.is_heavy else light).append(task)
    yield from (task.run(candidate=False) for task in light)
    if len(heavy) < 2 or sum(len(task.data) for task in heavy) < _SMALL_RUN:
        yield from (task.run(candidate=True) for task in heavy)
        return
    _prepare_for_forking(heavy[0].settings)
    from concurrent.futures import Future, ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool

    waiting = dict(enumerate(sorted(heavy, key=lambda task: -len(task.data))))
    try:
        # One process, too, is another one than this: LibCST's parser is native, and may take its process with it.
        with ProcessPoolExecutor(min(jobs, len(heavy))) as pool:
            futures: dict[Future[tuple[Checked, Asked]], int] = {
                pool.submit(_work, task): number for number, task in waiting.items()
            }
            for future in as_completed(futures):
                result = future.result()
                yield Verdict(waiting.pop(futures[future]), *result)
    except BrokenProcessPool:
        yield from _one_by_one(list(waiting.values()))
    except (OSError, ImportError, NotImplementedError):  # there are places where no process may be started
        if jobs > 1:
            raise
        yield from (task.run(candidate=True) for task in waiting.values())


def _one_by_one(tasks: Iterable[Task]) -> Iterator[Verdict]:
    """After a worker has died: each file by itself, so that the file that kills its worker is known by name."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(1)
    try:
        for task in tasks:
            try:
                yield Verdict(task, *pool.submit(_work, task).result())
            except BrokenProcessPool:
                pool.shutdown()
                pool = ProcessPoolExecutor(1)
                reason = "the parser crashed on this file: the other files were checked"
                yield Verdict(task, Checked([unparsable(task.filename, reason)], [], []), Asked())
    finally:
        pool.shutdown()


def _prepare_for_forking(settings: Settings) -> None:
    """Forked workers then share the imported modules and the models, and their collector leaves them alone."""
    import txlint.analyse  # noqa: F401
    from txlint.apis.model import ModelError, extended

    with suppress(ModelError):  # which each file will tell of
        extended(settings.api, settings.versions)
    gc.freeze()


def progress_line(quiet: bool) -> Callable[[int, int], None]:
    """A counter on standard error, for people only and only when the run takes longer than two seconds."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return lambda done, total: None
    begun = time.monotonic()

    def show(done: int, total: int) -> None:
        if time.monotonic() - begun > 2 or done == total:
            last = done == total
            sys.stderr.write("\r\033[K" if last else f"\rchecked {done} of {total} files")
            sys.stderr.flush()

    return show
