"""Which files are found, compared with git itself, and how modules of a project are."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from txlint.config import Configuration
from txlint.source import FileProject, collect, import_root, project_for, project_root


def tree(base: Path, *names: str, text: str = "") -> None:
    for name in names:
        path = base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def found(base: Path, *paths: str, **overrides: object) -> list[str]:
    config = Configuration(str(base), overrides)
    names = collect([str(base / path) for path in paths or (".",)], config.settings_for)
    return [os.path.relpath(name, base) for name in names]


def git(base: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(base), *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def test_python_files_only(tmp_path: Path) -> None:
    tree(tmp_path, "a.py", "b.pyw", "c.pyi", "d.ipynb", "e.txt", "f/g.py", "h.py/i.txt", "py")
    assert found(tmp_path) == ["a.py", "b.pyw", "f/g.py"]


def test_default_excludes(tmp_path: Path) -> None:
    tree(
        tmp_path,
        "a.py",
        ".venv/x.py",
        "node_modules/x.py",
        "sub/.git/x.py",
        "sub/dist/x.py",
        "sub/distance.py",
    )
    assert found(tmp_path) == ["a.py", "sub/distance.py"]


def test_what_is_named_is_checked(tmp_path: Path) -> None:
    tree(tmp_path, ".venv/x.py", "script", "stub.pyi", "book.ipynb")
    assert found(tmp_path, ".venv/x.py", "script", "gone.py", "stub.pyi", "book.ipynb") == [
        ".venv/x.py",
        "gone.py",
        "script",
    ]
    assert found(tmp_path, ".venv/x.py", "script", force_exclude=True) == ["script"]
    assert found(tmp_path, ".venv") == [".venv/x.py"]


def test_folder_below_an_excluded_name_is_still_walked(tmp_path: Path) -> None:
    tree(tmp_path, "dist/project/a.py", "dist/project/build/b.py", "dist/project/venv/c.py")
    config = Configuration("/", isolated=True)
    names = collect([str(tmp_path / "dist/project")], config.settings_for)
    assert [os.path.relpath(name, tmp_path) for name in names] == [
        "dist/project/a.py",
        "dist/project/build/b.py",
    ]


def test_each_file_once(tmp_path: Path) -> None:
    tree(tmp_path, "a/b.py")
    assert found(tmp_path, "a", "a/b.py", ".", "a/../a") == ["a/b.py"]


def test_links(tmp_path: Path) -> None:
    tree(tmp_path, "a/b.py", "outside/c.py")
    (tmp_path / "a/loop").symlink_to(tmp_path / "a")
    (tmp_path / "a/gone.py").symlink_to(tmp_path / "nowhere.py")
    (tmp_path / "a/linked.py").symlink_to(tmp_path / "outside/c.py")
    (tmp_path / "root").symlink_to(tmp_path / "a")
    assert found(tmp_path, "a") == ["a/b.py", "a/linked.py"]
    assert found(tmp_path, "root") == ["root/b.py", "root/linked.py"]


def test_folder_that_may_not_be_read(tmp_path: Path) -> None:
    tree(tmp_path, "a.py", "locked/b.py")
    (tmp_path / "locked").chmod(0)
    try:
        assert "a.py" in found(tmp_path)
    finally:
        (tmp_path / "locked").chmod(0o755)


def test_exclude_of_settings(tmp_path: Path) -> None:
    tree(tmp_path, "a.py", "gen/b.py", "sub/gen/c.py", "sub/d.py", "venv/e.py")
    assert found(tmp_path, exclude=("/gen",)) == ["a.py", "sub/d.py", "sub/gen/c.py", "venv/e.py"]
    assert found(tmp_path, extend_exclude=("gen",)) == ["a.py", "sub/d.py"]
    (tmp_path / "sub/txlint.toml").write_text('extend-exclude = ["d.py"]')
    assert found(tmp_path) == ["a.py", "gen/b.py", "sub/gen/c.py"]


IGNORES = {
    "name": ({".gitignore": "b.py\n"}, ["a.py", "b.py", "s/b.py"]),
    "anchored": ({".gitignore": "/b.py\n"}, ["a.py", "b.py", "s/b.py"]),
    "folder": ({".gitignore": "s/\n"}, ["a.py", "s/b.py", "t/s/c.py"]),
    "negated": ({".gitignore": "*.py\n!a.py\n"}, ["a.py", "b.py", "s/a.py"]),
    "not below an ignored folder": ({".gitignore": "s/\n!s/b.py\n"}, ["a.py", "s/b.py"]),
    "nested": ({".gitignore": "b.py\n", "s/.gitignore": "!b.py\n"}, ["b.py", "s/b.py", "s/t/b.py"]),
    "nested anchored": ({"s/.gitignore": "/b.py\n"}, ["b.py", "s/b.py", "s/t/b.py"]),
    "stars": ({".gitignore": "s/**/b.py\n"}, ["s/b.py", "s/t/b.py", "s/t/u/b.py", "b.py"]),
    "exclude file": ({".git/info/exclude": "b.py\n"}, ["a.py", "b.py", "s/b.py"]),
    "exclude file is weaker": ({".git/info/exclude": "b.py\n", ".gitignore": "!b.py\n"}, ["a.py", "b.py"]),
    "comments and blanks": ({".gitignore": "# b.py\n\n  \nc.py  \n"}, ["b.py", "c.py"]),
    "escapes": ({".gitignore": "\\!b.py\n\\#c.py\n"}, ["!b.py", "#c.py", "b.py"]),
}


@pytest.mark.parametrize("name", IGNORES)
@pytest.mark.parametrize("start", [".", "s"])
def test_ignores_as_git_does(tmp_path: Path, name: str, start: str) -> None:
    git(tmp_path, "init", "-q")
    files, names = IGNORES[name]
    tree(tmp_path, *names, "s/keep.py")
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    listed = git(tmp_path, "ls-files", "-co", "--exclude-standard", "-z", "--", start).split("\0")
    expected = sorted(path for path in listed if path.endswith(".py"))
    if start == "s" and not expected:
        return  # the ignored folder itself was asked for: then it is checked, unlike in git
    assert found(tmp_path, start) == expected


_PATTERNS = st.lists(
    st.sampled_from(
        ["a.py", "/a.py", "s", "s/", "/s/t", "*.py", "!a.py", "!s", "**/t", "t/*", "!t/b.py", "s/**", "?.py"]
    ),
    max_size=4,
)


@given(_PATTERNS, _PATTERNS, _PATTERNS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_ignores_as_git_does(
    tmp_path_factory: pytest.TempPathFactory, top: list[str], below: list[str], deepest: list[str]
) -> None:
    base = tmp_path_factory.mktemp("repository")
    git(base, "init", "-q")
    tree(base, "a.py", "b.py", "s/a.py", "s/b.py", "s/t/a.py", "s/t/b.py", "t/a.py", "t/b.py")
    for folder, patterns in ((".", top), ("s", below), ("s/t", deepest)):
        (base / folder / ".gitignore").write_text("".join(f"{pattern}\n" for pattern in patterns))
    listed = git(base, "ls-files", "-co", "--exclude-standard", "-z").split("\0")
    assert found(base) == sorted(path for path in listed if path.endswith(".py"))


def test_ignored_folder_that_is_named_is_walked(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    tree(tmp_path, "gen/a.py")
    (tmp_path / ".gitignore").write_text("gen/\n")
    assert found(tmp_path) == []
    assert found(tmp_path, "gen") == ["gen/a.py"]
    assert found(tmp_path, respect_gitignore=False) == ["gen/a.py"]


@pytest.mark.parametrize("mark", ["pyproject.toml", "setup.cfg", ".git"])
def test_project_root(tmp_path: Path, mark: str) -> None:
    tree(tmp_path, mark, f"a/{mark}", "a/b/c.py")
    assert project_root(str(tmp_path / "a/b")) == str(tmp_path / "a")
    assert project_root(str(tmp_path)) == str(tmp_path)


@pytest.mark.parametrize(
    ("mark", "text", "is_root"),
    [
        ("requirements.txt", "", True),
        ("tox.ini", "", True),
        ("setup.py", "from setuptools import setup\n", True),
        ("setup.py", "def setup(db):\n    pass\n", False),
    ],
)
def test_root_of_a_project_without_the_usual_marks(tmp_path: Path, mark: str, text: str, is_root: bool) -> None:
    tree(tmp_path, "Pipfile", "a/b/c.py")
    (tmp_path / "a" / mark).write_text(text)
    assert project_root(str(tmp_path / "a/b")) == str(tmp_path / "a" if is_root else tmp_path)


def test_usual_mark_further_up_counts_for_more(tmp_path: Path) -> None:
    tree(tmp_path, "setup.cfg", "a/requirements.txt", "a/b/c.py")
    assert project_root(str(tmp_path / "a/b")) == str(tmp_path)


# Modules


@pytest.fixture
def project(tmp_path: Path) -> Path:
    tree(
        tmp_path,
        "pyproject.toml",
        "src/app/__init__.py",
        "src/app/db.py",
        "src/app/sub/__init__.py",
        "src/app/sub/deep.py",
        "src/space/inner/mod.py",
        "flat.py",
        "scripts/run.py",
        "scripts/helper.py",
        "services/one/pkg/__init__.py",
        "services/one/pkg/a.py",
        "services/two/pkg/__init__.py",
        "services/two/pkg/a.py",
    )
    return tmp_path


@pytest.mark.parametrize(
    ("filename", "name"),
    [
        ("src/app/__init__.py", "app"),
        ("src/app/db.py", "app.db"),
        ("src/app/sub/deep.py", "app.sub.deep"),
        ("src/space/inner/mod.py", "space.inner.mod"),
        ("flat.py", "flat"),
        ("scripts/run.py", "scripts.run"),
        ("services/one/pkg/a.py", "services.one.pkg.a"),
    ],
)
def test_module_names_lead_back(project: Path, filename: str, name: str) -> None:
    own = project_for(str(project / filename), str(project))
    assert own.module_name(str(project / filename)) == name
    assert own.find(name) == str(project / filename)


@pytest.mark.parametrize(
    ("asking", "module", "found_at"),
    [
        ("flat.py", "app.db", "src/app/db.py"),
        ("flat.py", "app", "src/app/__init__.py"),
        ("flat.py", "space.inner.mod", "src/space/inner/mod.py"),
        ("flat.py", "space", None),
        ("flat.py", "os", None),
        ("flat.py", "", None),
        ("flat.py", "app..db", None),
        ("flat.py", "../flat", None),
        ("flat.py", "helper", None),
        ("scripts/run.py", "helper", "scripts/helper.py"),
        ("services/one/pkg/a.py", "pkg.a", "services/one/pkg/a.py"),
        ("services/two/pkg/a.py", "pkg.a", "services/two/pkg/a.py"),
    ],
)
def test_find(project: Path, asking: str, module: str, found_at: str | None) -> None:
    expected = None if found_at is None else str(project / found_at)
    assert project_for(str(project / asking), str(project)).find(module) == expected


def test_nothing_outside_the_root_is_found_or_read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    tree(outside, "secret.py", text="x = 1\n")
    (project / "linked.py").symlink_to(outside / "secret.py")
    own = FileProject(str(project))
    assert own.find("linked") is None
    assert own.read(str(outside / "secret.py")) is None
    assert own.read(str(project / "flat.py")) == b""
    assert own.read(str(project / "gone.py")) is None
    assert own.module_name(str(outside / "secret.py")) == ""


def test_without_a_root_imports_start_from_the_first_folder_that_is_no_package(tmp_path: Path) -> None:
    tree(tmp_path, "x/pkg/__init__.py", "x/pkg/a.py", "x/pkg/b.py")
    name = str(tmp_path / "x/pkg/a.py")
    assert import_root(name) == str(tmp_path / "x")
    assert project_for(name, "").find("pkg.b") == str(tmp_path / "x/pkg/b.py")


def test_imports_start_where_a_program_is_started_also_within_a_package(tmp_path: Path) -> None:
    tree(tmp_path, "x/tool/__init__.py", "x/tool/manage.py", "x/tool/jobs/__init__.py", "x/tool/jobs/a.py")
    name = str(tmp_path / "x/tool/jobs/a.py")
    for root in ("", str(tmp_path / "x")):
        own = project_for(name, root)
        assert own.find("jobs.a") == own.find("tool.jobs.a") == name
