"""Checking many files: in this process where there is little to do, else in a pool, with the same findings."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from txlint.check import check, unparsable
from txlint.finding import Finding
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

    def run(self) -> list[Finding]:
        project = project_for(self.filename, self.settings.root)
        return check(self.data, self.filename, self.settings, project, noqa=self.noqa)


def _work(task: Task) -> list[Finding]:
    return task.run()


def check_files(
    filenames: Sequence[str],
    settings_for: Callable[[str], Settings],
    *,
    noqa: bool = True,
    jobs: int = 0,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[Finding]:
    """The findings of all files, sorted; the same for any number of `jobs` (0: as many as the machine has)."""
    findings: list[Finding] = []
    tasks: list[Task] = []
    for filename in filenames:
        try:
            data = read(filename)
        except OSError as error:
            findings.append(unparsable(filename, f"the file cannot be read: {error.strerror or error}"))
            continue
        tasks.append(Task(filename, data, settings_for(os.path.dirname(filename)), noqa))
    for done, result in enumerate(_results(tasks, jobs or os.cpu_count() or 1), 1):
        findings += result
        progress(done, len(tasks))
    return sorted(findings, key=lambda finding: finding.sort_key)


def _results(tasks: Sequence[Task], jobs: int) -> Iterator[list[Finding]]:
    if jobs == 1 or len(tasks) == 1 or sum(len(task.data) for task in tasks) < _SMALL_RUN:
        yield from map(_work, tasks)
        return
    waiting = dict(enumerate(sorted(tasks, key=lambda task: -len(task.data))))
    try:
        with ProcessPoolExecutor(min(jobs, len(tasks))) as pool:
            futures: dict[Future[list[Finding]], int] = {
                pool.submit(_work, task): number for number, task in waiting.items()
            }
            for future in as_completed(futures):
                result = future.result()
                del waiting[futures[future]]
                yield result
    except BrokenProcessPool:
        yield from _one_by_one(list(waiting.values()))


def _one_by_one(tasks: Iterable[Task]) -> Iterator[list[Finding]]:
    """After a worker has died: each file by itself, so that the file that kills its worker is known by name."""
    pool = ProcessPoolExecutor(1)
    try:
        for task in tasks:
            try:
                yield pool.submit(_work, task).result()
            except BrokenProcessPool:
                pool.shutdown()
                pool = ProcessPoolExecutor(1)
                yield [
                    unparsable(task.filename, "the parser crashed on this file: the other files were checked")
                ]
    finally:
        pool.shutdown()


def progress_line(quiet: bool) -> Callable[[int, int], None]:
    """A counter on standard error, for people only and only when the run takes longer than two seconds."""
    if quiet or not sys.stderr.isatty():
        return lambda done, total: None
    begun = time.monotonic()

    def show(done: int, total: int) -> None:
        if time.monotonic() - begun > 2 or done == total:
            last = done == total
            sys.stderr.write("\r\033[K" if last else f"\rchecked {done} of {total} files")
            sys.stderr.flush()

    return show
