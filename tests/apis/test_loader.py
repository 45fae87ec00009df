"""The loader refuses what is outside the vocabulary, by name, and takes the models of a project."""

from __future__ import annotations

import tomllib

import pytest

from txlint.apis.model import ModelError, assemble, extended, shipped

CONNECTION = """
[[type]]
id = "acme.Connection"
library = "acme"
kind = "connection"
paths = ["acme.Connection"]
"""

REFUSED = {
    "unknown table": ("[[typ]]\nid = 'x'", "unknown table [[typ]]; known are library, type, producer"),
    "one table instead of a list": ("[type]\nid = 'x'", "type is a list of tables: write [[type]]"),
    "unknown key": (
        CONNECTION + "begin = 'any'",
        "[[type]] 1: unknown key 'begin'; known are after_commit_failure",
    ),
    "missing key": ("[[type]]\nid = 'x'\nlibrary = 'y'", "[[type]] 1: kind missing"),
    "value outside the choice": (
        CONNECTION + "begins = 'sometimes'",
        "begins: 'sometimes' is not one of 'any', 'dml'",
    ),
    "value that cannot be a key": (CONNECTION + "begins = ['any']", "begins: ['any'] is not one of"),
    "text for a flag": (CONNECTION + "async = 'yes'", "async: expected bool, got 'yes'"),
    "flag for a number": (
        CONNECTION + "methods = [{ name = 'f', role = 'release', arg = true }]",
        "methods: arg: expected int, got True",
    ),
    "text for a table": (CONNECTION + "exit = 'commit'", "exit: expected a table, got 'commit'"),
    "unknown key in a table": (
        CONNECTION + "exit = { ok = 'commit', fail = 'x' }",
        "exit: unknown key 'fail'",
    ),
    "internal name of a key": (CONNECTION + "is_async = true", "unknown key 'is_async'"),
    "unknown role": (
        CONNECTION + "methods = [{ name = 'f', role = 'run' }]",
        "methods: role: 'run' is not one of 'exec'",
    ),
    "await out of range": (
        CONNECTION + "methods = [{ name = 'f', role = 'exec', await = 'maybe' }]",
        "await: 'maybe' is not one of 'no', 'yes', 'optional'",
    ),
    "producer of nothing known": (
        "[[producer]]\nlibrary = 'acme'\ncall = 'acme.connect'\nreturns = 'acme.C'",
        "producer acme.connect: unknown type 'acme.C'",
    ),
    "function on nothing known": (
        "[[function]]\nlibrary = 'acme'\ncall = 'acme.end'\nrole = 'commit'\ntype = 'acme.C'",
        "function acme.end: unknown type 'acme.C'",
    ),
    "method that gives nothing known": (
        CONNECTION + "methods = [{ name = 'f', role = 'acquire', returns = 'x' }]",
        "type acme.Connection.f: unknown type 'x'",
    ),
    "heir of nothing known": (
        CONNECTION + "inherits = 'x'",
        "type acme.Connection: inherits unknown type 'x'",
    ),
    "error without known base": (
        "[[error]]\nname = 'acme.Error'\nbases = ['acme.Base']",
        "error acme.Error: unknown base 'acme.Base'",
    ),
    "calls by type that are no table": (
        "[[blocking]]\ntypes = ['acme.Client']",
        "types: expected a table, got",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    text, message = REFUSED[name]
    with pytest.raises(ModelError) as caught:
        assemble([("acme.toml", tomllib.loads(text))])
    assert message in str(caught.value)


@pytest.mark.parametrize("name", [n for n, (text, _) in REFUSED.items() if "[[type]] 1" in _ or ": expected" in _])
def test_the_message_says_where(name: str) -> None:
    with pytest.raises(ModelError, match=r"^acme\.toml: \[\[\w+\]\] 1: "):
        assemble([("acme.toml", tomllib.loads(REFUSED[name][0]))])


def test_keys_with_python_names_and_single_values() -> None:
    models = assemble(
        [
            (
                "acme.toml",
                tomllib.loads("""
        [[type]]
        id = "acme.Connection"
        library = "acme"
        kind = "connection"
        async = true
        paths = "acme.Connection"
        methods = [
          { name = "commit", role = "commit", await = true },
          { name = "close", role = "close", await = false },
          { name = "release", role = "release", await = "optional" },
          { name = "begin", role = "begin", form = "context" },
        ]
    """),
            )
        ]
    )
    found = models.by_path["acme.Connection"]
    assert found.is_async
    assert [m.await_ for m in found.methods] == ["yes", "no", "optional", "no"]
    assert found.methods[3].form == ("context",)


def test_inherited_methods_can_be_replaced_through_generations() -> None:
    models = assemble(
        [
            (
                "acme.toml",
                tomllib.loads("""
        [[type]]
        id = "child"
        library = "acme"
        kind = "connection"
        inherits = "parent"
        methods = [{ name = "close", role = "release" }]
        [[type]]
        id = "parent"
        library = "acme"
        kind = "connection"
        inherits = "grandparent"
        methods = [{ name = "close", role = "close" }, { name = "commit", role = "commit" }]
        [[type]]
        id = "grandparent"
        library = "acme"
        kind = "connection"
        methods = [{ name = "execute", role = "exec" }, { name = "commit", role = "end" }]
    """),
            )
        ]
    )
    assert {m.name: m.role for m in models.types["child"].methods} == {
        "close": "release",
        "commit": "commit",
        "execute": "exec",
    }


def test_the_last_document_wins() -> None:
    first = tomllib.loads(CONNECTION)
    second = tomllib.loads(CONNECTION + "begins = 'any'")
    assert assemble([("1", first), ("2", second)]).by_path["acme.Connection"].begins == "any"


def test_a_project_without_models_has_the_shipped_ones() -> None:
    assert extended(()) is shipped()


def test_a_project_adds_its_wrappers_and_corrects_ours() -> None:
    settings = tomllib.loads("""
        [[tool.txlint.api]]
        [[tool.txlint.api.type]]
        id = "shop.Database"
        library = "shop"
        kind = "pool"
        paths = ["shop.db.Database"]
        begins = "none"
        methods = [
          { name = "lend", role = "acquire", returns = "psycopg.Connection", form = "context" },
        ]
        [[tool.txlint.api.producer]]
        library = "shop"
        call = ["shop.db.open_database"]
        returns = "shop.Database"

        [[tool.txlint.api]]
        [[tool.txlint.api.type]]
        id = "psycopg2.connection"
        library = "psycopg2"
        kind = "connection"
        paths = ["psycopg2.extensions.connection"]
        begins = "never"
    """)
    models = extended(settings["tool"]["txlint"]["api"])
    assert models.types[models.producers["shop.db.open_database"].returns].method("lend") is not None
    assert models.by_path["psycopg2.extensions.connection"].begins == "never"
    assert models.by_path["sqlite3.Connection"] == shipped().by_path["sqlite3.Connection"]
    assert shipped().by_path["psycopg2.extensions.connection"].begins == "any"


def test_a_wrong_table_of_a_project_is_named() -> None:
    settings = tomllib.loads("""
        [[tool.txlint.api]]
        [[tool.txlint.api]]
        [[tool.txlint.api.function]]
        library = "shop"
        call = "shop.db.finish"
        type = "psycopg.Connection"
        role = "finish"
    """)
    with pytest.raises(ModelError, match=r"^\[\[tool\.txlint\.api\]\] 2: \[\[function\]\] 1: role: 'finish'"):
        extended(settings["tool"]["txlint"]["api"])
