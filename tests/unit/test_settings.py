"""Which code is on for which file, and how settings are found, read and overridden."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import pytest

from txlint.config import ConfigError, Configuration, find_config, load, override
from txlint.finding import Confidence, Severity
from txlint.prefilter import is_candidate
from txlint.settings import Selection, Settings

pytestmark = pytest.mark.usefixtures("stand_in")

OFF = ("TX502", "TX503")
ENTRIES = ("TX", "TX2", "TX20", "TX201", "TX5", "TX50", "TX502")
CODES = ("TX101", "TX201", "TX202", "TX501", "TX502", "TX503")


def subsets(limit: int) -> list[tuple[str, ...]]:
    return [chosen for size in range(limit + 1) for chosen in itertools.combinations(ENTRIES, size)]


def expected(code: str, select: tuple[str, ...], extend: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    """The definition in words: walk from the most to the least specific entry that speaks of the code."""
    for length in range(len(code), 1, -1):
        entry = code[:length]
        if entry in ignore:
            return False
        if entry in (*select, *extend) and not (code in OFF and entry == "TX"):
            return True
    return False


def test_every_combination() -> None:
    for select, ignore in itertools.product(subsets(2), subsets(2)):
        for extend in subsets(1):
            settings = Settings(select=select, extend_select=extend, ignore=ignore)
            selection = Selection(settings, OFF)
            for code in CODES:
                assert selection.is_on(code) == expected(code, select, extend, ignore), (
                    code,
                    select,
                    extend,
                    ignore,
                )


def test_default_is_everything_but_what_is_off() -> None:
    selection = Settings().selection
    assert [code for code in CODES if selection.is_on(code)] == ["TX101", "TX201", "TX202", "TX501"]


def test_slugs_stand_for_their_code() -> None:
    selection = Settings(ignore=("open-on-exit",), extend_select=("no-connection-lifetime",)).selection
    assert not selection.is_on("TX202")
    assert selection.is_on("TX201")
    assert selection.is_on("TX502")
    assert not selection.is_on("TX503")


@pytest.mark.parametrize(
    ("pattern", "path", "on"),
    [
        ("tests/**", "/p/tests/a.py", False),
        ("tests/**", "/p/src/tests/a.py", True),
        ("**/tests/**", "/p/src/tests/a.py", False),
        ("a.py", "/p/src/a.py", False),
        ("./a.py", "/p/a.py", False),
        ("/a.py", "/p/src/a.py", True),
        ("src/*.py", "/p/src/a.py", False),
        ("*.py", "/elsewhere/a.py", False),
    ],
)
def test_per_file_ignores(pattern: str, path: str, on: bool) -> None:
    selection = Settings(per_file_ignores=((pattern, ("TX2",)),), base="/p").selection
    assert selection.is_on("TX201", path) is on
    assert selection.is_on("TX301", path)


def test_per_file_ignores_beat_every_select() -> None:
    settings = Settings(select=("TX201",), per_file_ignores=(("a.py", ("TX",)),), base="/p")
    assert not settings.selection.is_on("TX201", "/p/a.py")


@pytest.mark.parametrize(
    ("path", "inside"),
    [
        ("/p/tests/a.py", True),
        ("/p/test/python/a.py", True),
        ("/p/src/tests/a.py", True),
        ("/p/web/pg/tables/tests/utils.py", True),
        ("/p/web/testing/helpers.py", True),
        ("/p/web/tests.py", False),
        ("/p/src/attests/a.py", False),
        ("/p/scripts/backfill.py", False),
        ("/p/contrib/poll.py", False),
        ("/p/bin/run.py", False),
        ("/p/src/test_a.py", True),
        ("/p/src/util_test.py", True),
        ("/p/src/latest.py", False),
        ("/p/src/conftest.py", True),
        ("/p/examples/x/a.py", True),
        ("/p/docs/a.py", True),
        ("/p/app/migrations/0001.py", True),
        ("/p/db/alembic/versions/a.py", True),
        ("/p/src/contest.py", False),
        ("/tests/p/src/a.py", False),
    ],
)
def test_context(path: str, inside: bool) -> None:
    assert Settings(root="/p").in_context(path) is inside


def test_own_api_names_are_words_of_the_prefilter() -> None:
    tables = ({"producer": [{"call": ["ours.checkout"]}], "type": [{"id": "x", "paths": ["ours.Ledger"]}]},)
    settings = Settings(api=tables)
    assert {b"checkout", b"Ledger"} <= settings.words
    assert b"x" not in settings.words
    assert is_candidate(b"book = ours.checkout()", settings.words)
    assert not is_candidate(b"book = ours.checkout()")


def test_digest_changes_with_every_setting() -> None:
    variants = [
        Settings(),
        Settings(select=("TX2",)),
        Settings(ignore=("TX2",)),
        Settings(min_severity=Severity.NOTE),
        Settings(min_confidence=Confidence.LOW),
        Settings(context_patterns=()),
        Settings(api=({"name": "x"},)),
        Settings(api=({"name": "y"},)),
        Settings(root="/p"),
        Settings(per_file_ignores=(("a", ("TX",)),)),
    ]
    assert len({settings.digest for settings in variants}) == len(variants)


# Configuration files


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_all_keys(tmp_path: Path) -> None:
    path = write(
        tmp_path / "pyproject.toml",
        """
        [tool.txlint]
        select = ["TX2"]
        extend-select = ["TX503"]
        ignore = ["open-on-exit"]
        fixable = ["TX1"]
        unfixable = ["unawaited-commit"]
        exclude = ["a"]
        extend-exclude = ["b"]
        respect-gitignore = false
        force-exclude = true
        min-severity = "note"
        min-confidence = "low"
        context-patterns = ["spec/**"]
        target-version = "py312"
        baseline = "known.json"
        per-file-ignores = { "x.py" = ["TX201"] }
        [[tool.txlint.api]]
        producer = [{ library = "psycopg2", call = ["ours.handle"], returns = "psycopg2.connection" }]
        """,
    )
    warnings: list[str] = []
    settings = load(str(path), warnings)
    assert settings == Settings(
        select=("TX2",),
        extend_select=("TX503",),
        ignore=("open-on-exit",),
        per_file_ignores=(("x.py", ("TX201",)),),
        fixable=("TX1",),
        unfixable=("unawaited-commit",),
        exclude=("a",),
        extend_exclude=("b",),
        respect_gitignore=False,
        force_exclude=True,
        min_severity=Severity.NOTE,
        min_confidence=Confidence.LOW,
        context_patterns=("spec/**",),
        target_version="py312",
        baseline=str(tmp_path / "known.json"),
        api=({"producer": [{"library": "psycopg2", "call": ["ours.handle"], "returns": "psycopg2.connection"}]},),
        base=str(tmp_path),
    )
    assert warnings == []


ERRORS = {
    'selct = ["TX"]': "unknown setting 'selct', did you mean 'select'?",
    "zzz = 1": "unknown setting 'zzz'; known are api, baseline",
    'select = "TX"': "a list of strings is needed here, not 'TX'",
    "select = [1]": "a list of strings is needed here",
    'select = ["TX999"]': "unknown rule 'TX999'",
    'select = ["open-on-exi"]': "unknown rule 'open-on-exi', did you mean 'open-on-exit'?",
    'extend-select = ["tx201"]': "did you mean 'TX201'?",
    'select = ["E501"]': "unknown rule 'E501'",
    'min-severity = "fatal"': "'fatal' is not one of 'note', 'warning', 'error'",
    'min-confidence = "sure"': "'sure' is not one of 'low', 'medium', 'high'",
    "force-exclude = 1": "true or false is needed here, not 1",
    'target-version = "3.11"': "'3.11' is no Python version like 'py311'",
    "per-file-ignores = []": "a table of patterns and lists of codes is needed here",
    "api = 1": "[[tool.txlint.api]]",
    "api = [{ prodcer = [] }]": "[[tool.txlint.api]] 1",
    "baseline = 1": "a string is needed here",
    'extend = "nowhere.toml"': "cannot be read",
}


@pytest.mark.parametrize("line", ERRORS)
def test_errors_name_the_line(tmp_path: Path, line: str) -> None:
    path = write(tmp_path / "pyproject.toml", f"[project]\nselect = 1\n\n[tool.txlint]\n# comment\n{line}\n")
    with pytest.raises(ConfigError) as caught:
        load(str(path), [])
    assert ERRORS[line] in str(caught.value)
    if not line.startswith("extend ="):
        assert str(caught.value).startswith(f"{path}:6: ")


def test_error_line_of_tables_and_own_file(tmp_path: Path) -> None:
    path = write(tmp_path / "txlint.toml", "ignore = []\n\n[per-file-ignores]\n'a' = 1\n")
    with pytest.raises(ConfigError) as caught:
        load(str(path), [])
    assert str(caught.value).startswith(f"{path}:3: ")


def test_broken_toml_names_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "pyproject.toml", "[tool.txlint]\nselect = [\n")
    with pytest.raises(ConfigError, match="no valid TOML"):
        load(str(path), [])


def test_unknown_codes_to_ignore_are_warnings(tmp_path: Path) -> None:
    path = write(tmp_path / "txlint.toml", 'ignore = ["TX999"]\nper-file-ignores = { a = ["TX998"] }\n')
    warnings: list[str] = []
    load(str(path), warnings)
    assert [warning.split(": ", 1)[0] for warning in warnings] == [f"{path}:1", f"{path}:2"]


def test_nearest_file_with_our_table_wins(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.txlint]\n")
    write(tmp_path / "a/pyproject.toml", "[project]\nname = 'txlint-user'\n")
    write(tmp_path / "a/b/txlint.toml", "")
    write(tmp_path / "a/b/c/.txlint.toml", "")
    write(tmp_path / "a/b/c/txlint.toml", "")
    write(tmp_path / "a/b/c/pyproject.toml", "[tool.txlint]\n")
    assert find_config(str(tmp_path / "a")) == str(tmp_path / "pyproject.toml")
    assert find_config(str(tmp_path / "a/b")) == str(tmp_path / "a/b/txlint.toml")
    assert find_config(str(tmp_path / "a/b/c")) == str(tmp_path / "a/b/c/.txlint.toml")


def test_extend_reads_the_other_file_first(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[tool.txlint]\nselect = ["TX2"]\nignore = ["TX201"]\n')
    path = write(tmp_path / "sub/txlint.toml", 'extend = ".."\nignore = ["TX202"]\n')
    settings = load(str(path), [])
    assert (settings.select, settings.ignore, settings.base) == (("TX2",), ("TX202",), str(tmp_path / "sub"))


def test_extend_in_a_circle(tmp_path: Path) -> None:
    path = write(tmp_path / "a.toml", 'extend = "b.toml"\n')
    write(tmp_path / "b.toml", 'extend = "a.toml"\n')
    with pytest.raises(ConfigError, match="leads back"):
        load(str(path), [])


def test_settings_are_per_folder_and_not_merged(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[tool.txlint]\nignore = ["TX2"]\n')
    write(tmp_path / "sub/pyproject.toml", '[tool.txlint]\nselect = ["TX3"]\n')
    config = Configuration(str(tmp_path))
    assert config.settings_for(str(tmp_path)).ignore == ("TX2",)
    sub = config.settings_for(str(tmp_path / "sub"))
    assert (sub.select, sub.ignore, sub.root) == (("TX3",), (), str(tmp_path / "sub"))
    isolated = Configuration(str(tmp_path), isolated=True).settings_for(str(tmp_path / "sub"))
    assert (isolated.select, isolated.root) == (("TX",), str(tmp_path / "sub"))


def test_command_line_beats_file() -> None:
    settings = Settings(select=("TX2",), ignore=("TX201", "TX3"), extend_exclude=("a",), base="/p")
    merged = override(settings, {"select": ("TX201",), "extend_exclude": ("b",)}, "/p")
    assert merged.select == ("TX201",)
    assert merged.ignore == ("TX3",)
    assert merged.extend_exclude == ("a", "b")
    assert override(settings, {"ignore": ("TX5",)}, "/p").ignore == ("TX5",)
    assert override(settings, {"extend_select": ("TX201",)}, "/p").selection.is_on("TX201")


def test_patterns_of_the_command_line_are_relative_to_its_folder() -> None:
    overrides = {"per_file_ignores": (("x/a.py", ("TX2",)), ("*.pyw", ("TX2",)))}
    merged = override(Settings(base="/p"), overrides, os.path.join("/p", "sub"))
    assert not merged.selection.is_on("TX201", "/p/sub/x/a.py")
    assert merged.selection.is_on("TX201", "/p/x/a.py")
    assert not merged.selection.is_on("TX201", "/p/b.pyw")


MODELS = """\
[tool.txlint]
select = ["TX"]

[[tool.txlint.api]]
quiet = [{ calls = ["a.b"] }]

[[tool.txlint.api]]
type = [
  { id = "a.Lease", like = "psycopg2.connection" },
  { id = "a.Unit", like = "sqlalchemy.Session", methods = [
    { name = "complete", role = "commit" },
  ] },
]

[[tool.txlint.api.producer]]
call = "a.lease"
returns = "a.Lease"

[[tool.txlint.api.producer]]
call = "a.unit"
returns = "a.Unit"
form = "context"

[tool.other]
role = "x"
"""

WRONG_MODELS = {
    ('"a.b"', "1"): (5, "calls: expected str, got 1"),
    ("calls =", "call ="): (5, "unknown key 'call'"),
    ('"psycopg2.connection"', '"psycopg2.conn"'): (9, "like: unknown type 'psycopg2.conn'"),
    ('role = "commit"', 'role = "finish"'): (11, "'finish' is not one of"),
    ('name = "complete", ', ""): (10, "methods: name missing"),
    ('returns = "a.Lease"', 'returns = "a.Leas"'): (17, "unknown type 'a.Leas'"),
    ('form = "context"', 'form = "block"'): (22, "'block' is not one of"),
    ('call = "a.unit"\n', ""): (18, "call missing"),
}


@pytest.mark.parametrize("change", WRONG_MODELS)
def test_a_wrong_model_is_one_error_with_its_line(change: tuple[str, str], tmp_path: Path) -> None:
    path = write(tmp_path / "pyproject.toml", MODELS.replace(*change))
    row, message = WRONG_MODELS[change]
    with pytest.raises(ConfigError) as caught:
        load(str(path), [])
    assert str(caught.value).startswith(f"{path}:{row}: ")
    assert message in str(caught.value)


def test_the_names_of_methods_and_assumptions_are_words_of_the_prefilter() -> None:
    tables = (
        {"type": [{"id": "x", "methods": [{"name": "complete", "role": "commit"}]}]},
        {"assume": [{"name": "shop.db.ledger", "is": "autocommit"}]},
    )
    words = Settings(api=tables).words
    assert {b".complete", b"ledger"} <= words
    assert b"x" not in words
