"""What the pages of the rules show of a server is what the server says, when their own examples run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from oracle import scenes
from oracle.stage import HEADING, SCENES, MariaStage, PostgresStage, QtStage, SqliteStage, Stage, section, shown
from oracle.watch import Watch
from txlint.rules import all_rules

assert scenes
_LIBRARIES = {
    "sqlite": (),
    "qt": ("PySide6",),
    "postgres": ("asyncpg", "django", "psycopg", "psycopg2", "sqlalchemy"),
    "mariadb": ("pymysql", "sqlalchemy"),
}
_NOT_SEEN = {"TX0": "txlint itself"}


@pytest.fixture
def stage(request: pytest.FixtureRequest, servers: Callable[[str], Watch], tmp_path: Path) -> Stage:
    code = request.param
    server = SCENES[code][0]
    for library in _LIBRARIES[server]:
        pytest.importorskip(library, reason=f"{library} is not installed: pip install -e '.[oracle]'")
    if server == "sqlite":
        made: Stage = SqliteStage(code, tmp_path)
    elif server == "qt":
        made = QtStage(code, tmp_path)
    elif server == "postgres":
        made = PostgresStage(code, tmp_path, servers(server).environment["DATABASE_HOST"])
    else:
        made = MariaStage(code, tmp_path, servers(server).environment["DATABASE_SOCKET"])
    request.addfinalizer(made.close)
    return made


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("stage", sorted(SCENES), indirect=True)
def test_the_page_says_what_the_server_says(stage: Stage) -> None:
    assert [f"{what}: {value}" for what, value in SCENES[stage.code][1](stage)] == shown(stage.code)


def test_every_rule_with_a_consequence_shows_it() -> None:
    for rule in all_rules():
        expected = not rule.code.startswith(tuple(_NOT_SEEN))
        assert (rule.code in SCENES) == expected == bool(section(rule, HEADING)), rule.code
