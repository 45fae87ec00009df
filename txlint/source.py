"""The file system: which files a run checks, what they hold, and which project a file belongs to."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from txlint.settings import Settings, compile_patterns, matches

if TYPE_CHECKING:
    import pathspec

SettingsFor = Callable[[str], Settings]
_SUFFIXES = (".py", ".pyw")
_NOT_ANALYSED = (".pyi", ".ipynb")
_ROOT_MARKS = ("pyproject.toml", "setup.cfg", ".git")


_LESSER_MARKS = ("requirements.txt", "Pipfile", "tox.ini", "setup.py")
_PACKAGING = re.compile(rb"\b(?:setuptools|distutils)\b")


@cache
def project_root(directory: str) -> str:
    """The nearest folder, from `directory` upwards, that holds pyproject.toml, setup.cfg or .git.

    Where none does, as in an unpacked archive of an older project, the nearest that holds requirements.txt, Pipfile,
    tox.ini or a setup.py that packages; "" if there is none of these, either.
    """
    folders = (directory, *map(str, Path(directory).parents))
    for folder in folders:
        if any(os.path.exists(os.path.join(folder, mark)) for mark in _ROOT_MARKS):
            return folder
    return next((folder for folder in folders if _is_lesser_root(folder)), "")


def _is_lesser_root(folder: str) -> bool:
    for mark in _LESSER_MARKS:
        path = os.path.join(folder, mark)
        if os.path.isfile(path) and (mark != "setup.py" or _packages(path)):
            return True
    return False


def _packages(path: str) -> bool:
    """Whether a `setup.py` is one that packages a project, and no module of that name."""
    try:
        return _PACKAGING.search(read(path)) is not None
    except OSError:
        return False


def read(filename: str) -> bytes:
    """The bytes of a file; raises OSError."""
    with open(filename, "rb") as file:
        return file.read()


def collect(paths: Sequence[str], settings_for: SettingsFor) -> list[str]:
    """The absolute names of the files to check, sorted, each once.

    A file that is named itself is always in, unless it is excluded and `force_exclude` is on; one that does not
    exist is in, too, so that the run can say so. Folders are walked; links to folders in them are not followed.
    `settings_for` gives the settings that hold in a folder.
    """
    found: dict[str, str] = {}
    for path in paths:
        absolute = os.path.abspath(path)
        if os.path.isdir(absolute):
            names: Iterator[str] | Sequence[str] = _Walk(absolute, settings_for).files()
        elif absolute.endswith(_NOT_ANALYSED):
            names = ()
        else:
            settings = settings_for(os.path.dirname(absolute))
            names = () if settings.force_exclude and is_excluded(settings, absolute) else (absolute,)
        for name in names:
            found.setdefault(os.path.realpath(name), name)
    return sorted(found.values())


@cache
def _exclude_spec(patterns: tuple[str, ...]) -> pathspec.GitIgnoreSpec:
    return compile_patterns(patterns)


def is_excluded(settings: Settings, path: str, above: str = "") -> bool:
    """Whether `exclude` matches an absolute path, taken relative to `above`, or else to the configuration's folder.

    The path of a folder ends with a separator.
    """
    return matches(_exclude_spec((*settings.exclude, *settings.extend_exclude)), path, above or settings.base)


def _posix(path: str) -> str:
    return path.replace(os.sep, "/")


class _Walk:
    """Walks one folder. What is ignored or excluded is left out, but the folder itself was asked for."""

    def __init__(self, top: str, settings_for: SettingsFor) -> None:
        self._top = top
        self._settings_for = settings_for

    def files(self) -> Iterator[str]:
        settings = self._settings_for(self._top)
        levels = _levels_above(self._top) if settings.respect_gitignore else ()
        if _ignored(levels, self._top, folder=True):
            levels = ()
        inside = (self._top + os.sep).startswith(settings.base.rstrip(os.sep) + os.sep)
        above = "" if inside and not is_excluded(settings, self._top + os.sep) else self._top
        yield from self._folder(self._top, levels, above)

    def _folder(self, folder: str, levels: tuple[_Level, ...], above: str) -> Iterator[str]:
        settings = self._settings_for(folder)
        if settings.respect_gitignore:
            levels = (*levels, *_level(folder, os.path.join(folder, ".gitignore")))
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError:
            return  # it has vanished, or may not be read: nothing to check there
        for entry in entries:
            is_folder = _is(entry.is_dir, follow_symlinks=False)
            if not is_folder and not (entry.name.endswith(_SUFFIXES) and _is(entry.is_file)):
                continue
            path = entry.path + os.sep if is_folder else entry.path
            if is_excluded(settings, path, above) or _ignored(levels, entry.path, folder=is_folder):
                continue
            if is_folder:
                yield from self._folder(entry.path, levels, above)
            else:
                yield entry.path


def _is(ask: Callable[..., bool], **options: bool) -> bool:
    try:
        return ask(**options)
    except OSError:
        return False


class _Level:
    """The ignore patterns that one file lays down for a folder and what is below it."""

    def __init__(self, folder: str, spec: pathspec.GitIgnoreSpec) -> None:
        self.folder = folder
        self.spec = spec


def _level(folder: str, filename: str) -> tuple[_Level, ...]:
    try:
        text = read(filename).decode("utf-8", "replace")
    except OSError:
        return ()
    return (_Level(folder, compile_patterns(text.splitlines())),)


def _levels_above(top: str) -> tuple[_Level, ...]:
    """The patterns that the folders above `top`, up to the root of its git repository, lay down for it."""
    folders = [top, *map(str, Path(top).parents)]
    for depth, folder in enumerate(folders):
        if os.path.exists(os.path.join(folder, ".git")):
            levels = _level(folder, os.path.join(folder, ".git", "info", "exclude"))
            for above in reversed(folders[1 : depth + 1]):
                levels += _level(above, os.path.join(above, ".gitignore"))
            return levels
    return ()


def _ignored(levels: Sequence[_Level], path: str, *, folder: bool) -> bool:
    """As git decides: the deepest level that has a word on the path has the last one."""
    import pathspec

    for level in reversed(levels):
        relative = _posix(os.path.relpath(path, level.folder)) + ("/" if folder else "")
        for pattern in reversed(level.spec.patterns):
            if not isinstance(pattern, pathspec.RegexPattern) or pattern.regex is None:
                continue  # a comment or a blank line
            if _speaks_of(pattern.regex, relative):
                return bool(pattern.include)
    return False


def _speaks_of(pattern: re.Pattern[str], path: str) -> bool:
    """Whether a pattern matches the path itself and not only a folder above it, which was decided on its own.

    pathspec also matches what lies below; a negated folder would then bring back all that is in it.
    """
    match = pattern.match(path)
    if match is None:
        return False
    if match.groupdict().get("ps_d"):
        return match.end() == len(path)
    return not match[0].endswith("/") or match.end() < len(path)


_SOURCE_FOLDERS = ("src", "", "lib")


class FileProject:
    """The modules of one project, found on disk and never outside its root.

    `local` is the folder that imports of the asking file start from when it is run as it lies (the first folder
    above it that is no package). Absolute names are looked for there, in `src`, in the root and in `lib`.
    """

    def __init__(self, root: str, local: str = "") -> None:
        self._root = os.path.realpath(root)
        self._held: dict[str, bool] = {}
        bases = [
            local or self._root,
            *(os.path.join(self._root, name).rstrip(os.sep) for name in _SOURCE_FOLDERS),
        ]
        self._bases = list(dict.fromkeys(base for base in bases if self._holds(base)))
        self._found: dict[str, str | None] = {}
        self._listed: dict[str, frozenset[str]] = {}
        self._data: dict[str, bytes | None] = {}

    def module_name(self, filename: str) -> str:
        """Relative to `src` or to the root: unique in the project, whichever way the file is imported."""
        real = os.path.realpath(filename)
        for base in (os.path.join(self._root, "src"), self._root):
            if real.startswith(base + os.sep) and real.endswith(".py"):
                parts = os.path.relpath(real, base)[: -len(".py")].split(os.sep)
                if parts[-1] == "__init__":
                    parts.pop()
                return "" if any("." in part for part in parts) else ".".join(parts)
        return ""

    def find(self, module: str) -> str | None:
        if module not in self._found:
            self._found[module] = self._find(module)
        return self._found[module]

    def _find(self, module: str) -> str | None:
        parts = module.split(".")
        if not all(part.isidentifier() or part.replace("-", "_").isidentifier() for part in parts):
            return None
        for base in self._bases:
            folder = base
            for part in parts[:-1]:
                if part not in self._names_in(folder):
                    break
                folder = os.path.join(folder, part)
            else:
                names, last = self._names_in(folder), parts[-1]
                for path in (os.path.join(last, "__init__.py"), f"{last}.py"):
                    found = os.path.join(folder, path)
                    if (last if os.sep in path else path) in names and os.path.isfile(found) and self._holds(found):
                        return found
        return None

    def _names_in(self, folder: str) -> frozenset[str]:
        """What a folder holds. Most modules that are looked for are of libraries, and asking for each is slow."""
        if folder not in self._listed:
            try:
                self._listed[folder] = frozenset(os.listdir(folder))
            except OSError:
                self._listed[folder] = frozenset()
        return self._listed[folder]

    def read(self, filename: str) -> bytes | None:
        if filename not in self._data:
            try:
                self._data[filename] = read(filename) if self._holds(filename) else None
            except OSError:
                self._data[filename] = None
        return self._data[filename]

    def _holds(self, path: str) -> bool:
        """Whether a path lies in the project, where links lead to; folders are asked for once."""
        if path not in self._held:
            folder = os.path.dirname(path)
            plain = folder != path and f"{os.sep}.." not in path and not os.path.islink(path)
            if path == self._root or (plain and self._holds(folder)):
                self._held[path] = True
            else:
                real = os.path.realpath(path)
                self._held[path] = real == self._root or real.startswith(self._root.rstrip(os.sep) + os.sep)
        return self._held[path]

    @property
    def asked(self) -> dict[str, str | None]:
        """Every module that was looked for so far, and where it was: what verdicts may rest on."""
        return dict(self._found)


def import_root(filename: str) -> str:
    """The first folder above a file that is no package."""
    return root_of_imports(os.path.dirname(filename))


@cache
def root_of_imports(folder: str) -> str:
    """The same, for a file in a folder; kept for the length of a run."""
    while os.path.isfile(os.path.join(folder, "__init__.py")) and os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
    return folder


@cache
def started_in(folder: str) -> str:
    """The folder that a program with the files of a folder is started in: one with a `manage.py`, package or not, or
    else the first one above that is no package."""
    top = root_of_imports(folder)
    while folder != top and not os.path.isfile(os.path.join(folder, "manage.py")):
        folder = os.path.dirname(folder)
    return folder


@cache
def _file_project(root: str, local: str) -> FileProject:
    return FileProject(root, local)


def project_for(filename: str, root: str) -> FileProject:
    """The project of an absolute file; without a root it is the folder that the file's imports start from."""
    return _file_project(root or import_root(filename), started_in(os.path.dirname(filename)))
