"""Every path, method and `await` of the models exists in the real library, where it is installed.

`pip install txlint[apis]` installs what can be installed; what is missing is skipped.
"""

from __future__ import annotations

import builtins
import importlib
import importlib.metadata
import inspect
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from look_away import ABSENT, ENTERED_ELSEWHERE, FORWARDED, HIDDEN_COROUTINES, OPTIONAL, WRAPPED

from txlint.apis.model import Method, Producer, Type, shipped

MODELS = shipped()
TYPES = sorted((t for t in MODELS.types.values() if t.paths), key=lambda t: t.id)
PRODUCERS = sorted({p.call[0]: p for p in MODELS.producers.values()}.values(), key=lambda p: p.call[0])
FUNCTIONS = sorted(MODELS.functions)
ERRORS = sorted(MODELS.errors)


class NotInstalled(Exception):
    """The distribution of a path is not there."""


def resolve(path: str) -> Any:
    """The object at a dotted path; raises NotInstalled, or AttributeError when the library lacks it."""
    first, *rest = path.removesuffix("[]").split(".")
    module = _module(first)
    if module is None:
        raise NotInstalled(first)
    return _below(module, first, rest)


def _below(value: Any, name: str, rest: list[str]) -> Any:
    """What `rest` leads to; `from a.b import c` means the module a.b, though `a` may have another `b`."""
    if not rest:
        return value
    part, further = f"{name}.{rest[0]}", rest[1:]
    if hasattr(value, rest[0]):
        try:
            return _below(getattr(value, rest[0]), part, further)
        except AttributeError:
            if part not in sys.modules:
                raise
            return _below(sys.modules[part], part, further)
    if inspect.ismodule(value):
        return _below(_submodule(part, value), part, further)
    if f"self.{rest[0]} =" in inspect.getsource(value):
        return None
    raise AttributeError(part)


def _module(name: str) -> Any:
    """A module, None where it is not installed; raises NotInstalled where it needs one that is not."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        missing = next((e for e in (error, error.__cause__) if isinstance(e, ModuleNotFoundError)), None)
        if missing is None or missing.name is None:
            raise
        if f"{name}.".startswith(f"{missing.name}."):
            return None
        raise NotInstalled(missing.name) from error


def _submodule(name: str, parent: Any) -> Any:
    """A module below another; below a namespace package it may belong to a distribution that is not there."""
    module = _module(name)
    if module is None and getattr(parent, "__file__", None) is None:
        raise NotInstalled(name)
    if module is None:
        raise AttributeError(name)
    return module


def existing(paths: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """The paths that are there, with what they lead to."""
    for path in paths:
        try:
            yield path, resolve(path)
        except NotInstalled:
            continue
        except (AttributeError, ImportError):
            if path not in OPTIONAL:
                raise


def installed(paths: tuple[str, ...]) -> dict[str, Any]:
    found = dict(existing(paths))
    if not found:
        pytest.skip("not installed")
    return found


@pytest.fixture(autouse=True)
def django_settings() -> None:
    """Parts of Django can only be looked at once it has settings."""
    django = _module("django.conf")
    if django is not None and not django.settings.configured:
        django.settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3"}})


def test_nothing_is_left_out_where_everything_is_installed() -> None:
    packages = {library.name: library.package for library in MODELS.libraries if library.package}
    try:
        for package in packages.values():
            importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError as error:
        pytest.skip(f"{error.name} is not installed")
    wanted = {path for t in TYPES if t.library in packages for path in t.paths}
    found = {path for path, _ in existing(tuple(wanted))}
    other_bindings = {path for path in wanted if path.startswith(("PySide2.", "PyQt5.", "PyQt6."))}
    assert wanted - found - other_bindings <= set(OPTIONAL)


@pytest.mark.parametrize("t", TYPES, ids=lambda t: t.id)
def test_type(t: Type) -> None:
    wrong = [
        f"{path}: {problem}"
        for path, cls in installed(t.paths).items()
        if inspect.isclass(cls) or inspect.ismodule(cls)
        for problem in misfits(t, path, cls)
    ]
    assert wrong == []


def misfits(t: Type, path: str, cls: Any) -> Iterator[str]:
    """What a type claims and the class, or the module, contradicts."""
    enter = "__aenter__" if t.is_async else "__enter__"
    if (
        t.exit is not None
        and inspect.isclass(cls)
        and t.id not in ENTERED_ELSEWHERE
        and t.exit.supported != hasattr(cls, enter)
    ):
        yield f"exit.supported is {t.exit.supported}, {enter} is {'' if hasattr(cls, enter) else 'not '}there"
    if t.id in FORWARDED or path in FORWARDED:
        return
    for method in t.methods:
        if not hasattr(cls, method.name):
            if (t.id, method.name) not in ABSENT and not _other_spelling(cls, method.name):
                yield f"{method.name}() does not exist"
        elif t.id not in HIDDEN_COROUTINES and (problem := awaited(t, method, getattr(cls, method.name))):
            yield problem


def _other_spelling(cls: Any, name: str) -> bool:
    """Bindings of several Qt versions differ in names that end in an underscore."""
    return name.removesuffix("_") != name and hasattr(cls, name.removesuffix("_"))


def awaited(t: Type, method: Method, function: Any) -> str:
    """What is wrong with the claim whether a method must be awaited."""
    is_coroutine = inspect.iscoroutinefunction(inspect.unwrap(function) if t.id in WRAPPED else function)
    if method.await_ == "yes" and not is_coroutine:
        return f"{method.name}() is no coroutine function"
    if method.await_ != "yes" and is_coroutine:
        return f"{method.name}() is a coroutine function"
    return ""


@pytest.mark.parametrize("p", PRODUCERS, ids=lambda p: p.call[0])
def test_producer(p: Producer) -> None:
    wrong = [path for path, value in installed(p.call).items() if not callable(value)]
    assert wrong == []


@pytest.mark.parametrize("p", [p for p in PRODUCERS if "await_handle" in p.form], ids=lambda p: p.call[0])
def test_producer_is_a_coroutine(p: Producer) -> None:
    wrong = [path for path, value in installed(p.call).items() if not inspect.iscoroutinefunction(value)]
    assert wrong in ([], ["asyncpg.connect", "asyncpg.connection.connect"])


@pytest.mark.parametrize("path", FUNCTIONS)
def test_function(path: str) -> None:
    (function,) = installed((path,)).values()
    assert callable(function)


@pytest.mark.parametrize("path", sorted(path for path in MODELS.wrappers if not path.startswith(".")))
def test_wrapper(path: str) -> None:
    (wrapper,) = installed((path,)).values()
    assert callable(wrapper)


@pytest.mark.parametrize("path", ERRORS)
def test_exception(path: str) -> None:
    error = exception(path)
    if error is None:
        pytest.skip("not installed")
    assert issubclass(error, BaseException)
    bases = MODELS.errors[path]
    assert [base for base in bases if not issubclass(error, exception(base) or error)] == []
    if not bases:
        assert error is BaseException


def exception(path: str) -> type[Any] | None:
    """The class at a path of an exception, None where it is not installed."""
    found: type[Any] | None = getattr(builtins, path, None) or dict(existing((path,))).get(path)
    return found
