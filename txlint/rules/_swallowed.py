"""What TX204 and TX401 share: handlers that swallow an error after which the transaction is not what it was."""

from __future__ import annotations

from typing import Any

import libcst as cst

from txlint.resource.fact import Fact
from txlint.resource.flow import Flow
from txlint.tree.events import Call, Manager
from txlint.tree.handlers import walk

_BROAD = ("Exception", "BaseException")


def clause_node(place: Any) -> cst.CSTNode:
    """The node a report stands on: the `except` clause, or the manager that suppresses."""
    return place.node if isinstance(place, Manager) else place


def aborts(fact: Fact) -> bool:
    """Whether the library has an aborted state: what follows fails, and a commit loses everything."""
    handle = fact.handle
    assert handle is not None
    return handle.type.swallowed in ("silent_loss", "raise") or handle.type.swallowed_after_flush_error == "raise"


def intends_rollback(place: Any) -> bool:
    """Whether the handler rolls back in a way that facts do not know: `set_rollback(True)`, a savepoint by SQL."""
    if isinstance(place, Manager):
        return False
    for node in walk(place.body):
        if isinstance(node, cst.Call):
            name = node.func.attr.value if isinstance(node.func, cst.Attribute) else (
                node.func.value if isinstance(node.func, cst.Name) else "")
            if "rollback" in name.lower() or name in ("abort", "reset", "invalidate", "close", "reconnect", "_reconnect"):
                return True
    return False


def is_broad(place: Any) -> bool:
    """Whether the clause catches everything, or all of a library's errors."""
    if isinstance(place, Manager):
        return False
    if place.type is None:
        return True
    types = [e.value for e in place.type.elements] if isinstance(place.type, cst.Tuple) else [place.type]
    names = [cst.Module([]).code_for_node(t).rpartition(".")[2] for t in types]
    return any(n in (*_BROAD, "Error", "DatabaseError", "SQLAlchemyError", "MySQLError", "OperationalError") for n in names)


def enclosing(flow: Flow, place: Any, kind: str) -> bool:
    """Whether the clause's `try` stands in a context of this kind in the function."""
    for call in flow.function.program.calls:
        context = call.context
        while context is not None:
            if context.kind in ("try", "handler") and (
                    context.node is place or place in getattr(context.node, "handlers", ())):
                outer = context.parent
                while outer is not None:
                    if outer.kind == kind:
                        return True
                    outer = outer.parent
                return False
            context = context.parent
    return False


def is_statement(flow: Flow, event: Any) -> bool:
    """Whether a call sends something to the server or ends the transaction."""
    if not isinstance(event, Call):
        return False
    m = flow.meaning(event)
    if m.django:
        return True
    if m.method is not None:
        return m.method.role in ("exec", "read", "reopen", "commit", "begin", "savepoint", "write_pending")
    if m.acts_on is not None:
        return m.acts_on.role in ("exec", "commit", "begin")
    return m.kind != "unknown"
