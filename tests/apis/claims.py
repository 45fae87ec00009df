"""What the models claim of each type, and which of it the tests run.

A claim is what one method of a type does, what a call that makes one gives, or what `with` over it does. It is *run*
where a program of the oracle, a probe of `test_behaviour` or a step of one of the two `test_steps` makes that call on a
real database; every other claim is *documented*: it rests on what the type's `evidence` says, and no test repeats it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from oracle.benches import STEPPED as ON_SERVERS
from oracle.casebook import Case, all_cases
from steps import STEPPED

from txlint.apis.model import Type, shipped
from txlint.project import LoneFile
from txlint.resource.held import Obj
from txlint.resource.world import World
from txlint.tree.index import module_of
from txlint.tree.syntax import parse

Claim = tuple[str, str]
"""Id of a type, and a method's name, "made" or "with"."""

PROBED: frozenset[Claim] = frozenset((
    ("aiosqlite.Connection", "with"),
    ("apsw.Connection", "with"),
    ("duckdb.Connection", "begin"), ("duckdb.Connection", "close"), ("duckdb.Connection", "commit"),
    ("duckdb.Connection", "execute"), ("duckdb.Connection", "rollback"), ("duckdb.Connection", "with"),
    ("lmdb.Environment", "begin"),
    ("lmdb.Transaction", "abort"), ("lmdb.Transaction", "commit"), ("lmdb.Transaction", "put"),
    ("lmdb.Transaction", "with"),
    ("peewee.Database", "with"),
    ("sqlalchemy.Connection", "begin"), ("sqlalchemy.Connection", "begin_nested"),
    ("sqlalchemy.Transaction", "commit"), ("sqlalchemy.Transaction", "rollback"),
    ("sqlmodel.Session", "with"),
))  # fmt: skip
"""What the probes of `test_behaviour` run on databases without a server, beside what programs of the oracle run."""


def claims(t: Type) -> Iterator[Claim]:
    """All claims about a type."""
    yield from ((t.id, method.name) for method in t.methods)
    if t.exit is not None:
        yield t.id, "with"
    if any(producer.returns == t.id for producer in shipped().producers.values()):
        yield t.id, "made"


@cache
def run() -> frozenset[Claim]:
    """The claims that tests run."""
    models = shipped()
    known = {claim for t in models.types.values() for claim in claims(t)}
    return frozenset(PROBED.union(STEPPED, ON_SERVERS, *map(_made_in, all_cases())) & known)


def _made_in(case: Case) -> set[Claim]:
    """The claims that the calls and blocks of a program rest on."""
    module = module_of(parse(case.text.encode(), "/srv/shop/work.py"), "")
    world = World(shipped(), LoneFile())
    world.add(module)
    found: set[Claim] = set()
    for function in (module.body, *module.all_functions()):
        scope = world.scope(function)
        meanings = world.meanings(scope)
        for call in function.program.calls:
            m = meanings(call)
            if m.obj is not None and m.method is not None:
                found.add((m.obj.type.id, m.method.name))
            if m.producer is not None:
                found.add((m.producer.returns, "made"))
        for manager in function.program.managers:
            held = scope.value(manager.value)
            if isinstance(held, Obj):
                found.add((held.type.id, "with"))
    return found
