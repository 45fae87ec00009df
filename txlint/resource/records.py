"""Which library a module's model classes are of, where none is imported: judged by the blocks over its database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from txlint.resource.evidence import CONNECTION_NAME, ORM

if TYPE_CHECKING:
    from txlint.tree.index import Module

_OF_CLASSES = frozenset((
    "create", "select", "insert", "insert_many", "update", "get_or_none", "get_by_id", "get_or_create",
))  # fmt: skip
"""Methods of model classes that send statements."""


def speaks_peewee(module: Module) -> bool:
    """Whether blocks over `db.atomic()` are peewee's: it is imported, or statements are methods of classes beside them,
    and no other library that has blocks of this name is."""
    memo = module.body.memo
    if speaks_peewee not in memo:
        memo[speaks_peewee] = b".atomic(" in module.source.data and _speaks_peewee(module)
    return bool(memo[speaks_peewee])


def _speaks_peewee(module: Module) -> bool:
    roots = module.imported_roots
    if not roots.isdisjoint(("peewee", "playhouse")):
        return True
    calls = [call for function in (module.body, *module.all_functions()) for call in function.program.calls]
    return (
        roots.isdisjoint(("django", "tortoise", *ORM))
        and any(call.name == "atomic" and CONNECTION_NAME.search(call.receiver) for call in calls)
        and any(call.name in _OF_CLASSES and _is_class(call.receiver) for call in calls)
    )


def _is_class(path: str) -> bool:
    last = path.rpartition(".")[2]
    return last[:1].isupper() and not last.isupper()
