"""What the server has done elsewhere: checking and fixing one document, in the analysis process."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from txlint.baseline import Baseline
from txlint.check import check
from txlint.config import ConfigError, Configuration
from txlint.finding import Edit, Finding
from txlint.fix import mend
from txlint.project import LoneFile, Project
from txlint.settings import Settings
from txlint.source import FileProject, import_root, is_excluded, project_root, root_of_imports, started_in
from txlint.suppress import disabling_edits
from txlint.tree.syntax import Unparsable, decode, encode


@dataclass(frozen=True)
class Job:
    """One document as the editor shows it, and what is needed to know its settings.

    `filename` is absolute, or a display name where there is no file; `folder` is the workspace folder. `unsaved`
    holds the texts of the other open documents by real path: they count, not what is on disk.
    """

    filename: str
    text: str
    folder: str
    overrides: Mapping[str, Any] = field(default_factory=dict)
    config: str | None = None
    unsaved: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Verdict:
    """What came out. `problem` says why the settings cannot be used; then there are no findings.

    `disabling` holds for each finding the edit that hides it, `rests_on` the real paths of other files it rests on.
    """

    findings: tuple[Finding, ...] = ()
    disabling: tuple[Edit | None, ...] = ()
    rests_on: frozenset[str] = frozenset()
    problem: str = ""
    warnings: tuple[str, ...] = ()


class OpenProject:
    """A project on disk in which unsaved documents hide their files, and that notes what was read."""

    def __init__(self, project: Project, unsaved: Mapping[str, str]) -> None:
        self._project = project
        self._unsaved = unsaved
        self.read_files: set[str] = set()

    def module_name(self, filename: str) -> str:
        return self._project.module_name(filename)

    def find(self, module: str) -> str | None:
        return self._project.find(module)

    def read(self, filename: str) -> bytes | None:
        real = os.path.realpath(filename)
        self.read_files.add(real)
        text = self._unsaved.get(real)
        return self._project.read(filename) if text is None else encode(text)


def inspect(job: Job) -> Verdict:
    """The findings of a document, as the command line would report them."""
    warnings: list[str] = []
    try:
        settings = _settings(job, warnings)
        baseline = Baseline.load(settings.baseline) if settings.baseline else None
    except ConfigError as error:
        return Verdict(problem=str(error), warnings=tuple(warnings))
    if _is_excluded(job, settings):
        return Verdict(warnings=tuple(warnings))
    project = _project(job, settings)
    found = check(encode(job.text), job.filename, settings, project)
    found = _shown(found, baseline, job)
    # What says that txlint itself could not do its work is not for hiding.
    places = [(item.span.start.row, item.code) for item in found if not item.code.startswith("TX0")]
    edits = iter(disabling_edits(job.text, places) if places else ())
    return Verdict(
        tuple(found),
        tuple(None if item.code.startswith("TX0") else next(edits) for item in found),
        frozenset(project.read_files),
        warnings=tuple(warnings),
    )


def mended(job: Job) -> str | None:
    """The text with every safe fix applied, None where that changes nothing."""
    try:
        settings = _settings(job, [])
        baseline = Baseline.load(settings.baseline) if settings.baseline else None
    except ConfigError:
        return None
    if _is_excluded(job, settings):
        return None
    data = encode(job.text)
    result = mend(
        data,
        job.filename,
        settings,
        _project(job, settings),
        shown=lambda found: _shown(found, baseline, job),
    )
    try:
        return None if result.data == data else decode(result.data)
    except Unparsable:
        return None


def _settings(job: Job, warnings: list[str]) -> Settings:
    """Read anew for every job: there is no moment at which they could be out of date. Raises ConfigError."""
    project_root.cache_clear()
    root_of_imports.cache_clear()
    started_in.cache_clear()
    config = Configuration(job.folder, job.overrides, file=job.config, warnings=warnings)
    return config.settings_for(os.path.dirname(job.filename) if os.path.isabs(job.filename) else job.folder)


def _is_excluded(job: Job, settings: Settings) -> bool:
    """Excluded files stay silent although they were opened: jumping to a library must not fill the problem list."""
    return os.path.isabs(job.filename) and is_excluded(settings, job.filename)


def _project(job: Job, settings: Settings) -> OpenProject:
    if not os.path.isabs(job.filename):
        return OpenProject(LoneFile(), job.unsaved)
    root, local = settings.root or import_root(job.filename), started_in(os.path.dirname(job.filename))
    return OpenProject(FileProject(root, local), job.unsaved)


def _shown(found: list[Finding], baseline: Baseline | None, job: Job) -> list[Finding]:
    return found if baseline is None else baseline.split(found, [job.filename]).new
