"""What catching an error leaves behind: a sound transaction, an aborted one, or one that is half done."""

from __future__ import annotations

from typing import Any

from txlint.resource.fact import Fact
from txlint.resource.raises import Catcher

_BROAD = frozenset(("Exception", "BaseException", "StandardError"))
_NO_ROW = (
    "DoesNotExist",
    "NoResultFound",
    "MultipleResultsFound",
    "MultipleObjectsReturned",
    "ObjectNotFound",
    "DoesNotExistError",
    "ObjectDeletedError",
)
"""Raised by the library after the statement has succeeded: the server knows nothing of them."""
_STANDARD = frozenset(
    (
        "Error",
        "DatabaseError",
        "IntegrityError",
        "OperationalError",
        "DataError",
        "ProgrammingError",
        "InternalError",
        "InterfaceError",
        "NotSupportedError",
        "SQLAlchemyError",
        "DBAPIError",
        "PostgresError",
        "MySQLError",
        "PeeweeException",
        "PyMongoError",
        "Neo4jError",
        "DBError",
        "StatementError",
        "BaseORMException",
        "POSError",
        "TransactionError",
        "DBException",
        "OrmError",
        "KafkaException",
    )
)


def after_catching(fact: Fact, place: Any, types: tuple[str, ...] | None, catcher: Catcher) -> Fact:
    """The fact inside the clause that caught the exception it has in flight.

    `place` is the clause to blame, `types` the classes that it names (None: all).
    """
    raised = fact.exc[-1]
    if fact.handle is None or raised.name == "undone" or raised.kind not in ("db", "any"):
        return fact
    if not can_be_the_servers(types, catcher):
        # A missing row, a parse error, the project's own exception: no statement has failed.
        return fact._replace(tx="open") if fact.tx == "aborted" and fact.spoiled is None else fact
    if fact.spoiled is not None:
        return fact
    spoils = fact.tx in ("aborted", "failed") or (
        fact.tx == "open" and (fact.wrote is not None or (bool(fact.managed) and raised.kind == "db"))
    )
    return fact._replace(spoiled=place) if spoils else fact


def can_be_the_servers(types: tuple[str, ...] | None, catcher: Catcher) -> bool:
    """Whether a clause that names these classes (None: all) can be meant for an error that the server reports."""
    return types is None or any(broad(name) or database(name, catcher) for name in types)


def broad(name: str) -> bool:
    """Whether a class catches database errors along with everything else."""
    return name.rpartition(".")[2] in _BROAD


def database(name: str, catcher: Catcher) -> bool:
    """Whether a class as written in a clause is one for errors that the server reports."""
    bases = list(catcher.ancestors(name))
    if any(known.endswith(_NO_ROW) for known in (name, *bases)):
        return False
    return any(base.rpartition(".")[2] in _STANDARD for base in bases)
