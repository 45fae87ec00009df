"""What the end of a request drops: writes of a view on what its framework closes behind it, without a commit."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from txlint.finding import Confidence
from txlint.flow.program import ORDINARY
from txlint.resource.fact import Handle
from txlint.resource.flow import Flow
from txlint.resource.witness import event_node
from txlint.rules._base import Report
from txlint.rules._reached import name_of
from txlint.tree.events import Call
from txlint.tree.index import Function
from txlint.tree.nodes import decorator_path

_ROUTES = frozenset(("route", "get", "post", "put", "delete", "patch"))
_CHECKS = frozenset(("login_required", "jwt_required", "fresh_login_required", "admin_required", "token_required"))
_HARMLESS = frozenset(("flask", "flask_login", "werkzeug", "markupsafe")) | sys.stdlib_module_names
"""Packages that know nothing of the database of their caller."""


def dropped_by_framework(flow: Flow) -> Iterator[tuple[Handle, Call]]:
    """Handles that Flask closes, or empties, when the request ends, with a write that is pending then."""
    if not _is_view(flow.function):
        return
    told: set[Handle] = set()
    for fact in flow.exits(*ORDINARY):
        handle, write = fact.handle, fact.wrote
        if handle is None or handle in told or not handle.type.released_by_framework or not isinstance(write, Call):
            continue
        told.add(handle)
        calls = flow.function.program.calls
        if not any(_may_know(flow, call) for call in calls[calls.index(write) + 1 :]):
            yield handle, write


def unsaved(flow: Flow, handle: Handle, write: Call) -> Report:
    node, name = event_node(write), name_of(handle)
    assert node is not None
    # Elsewhere a hook may commit behind each request: not where another view does it by hand.
    by_hand = handle.type.kind == "connection" or _commits_by_hand(flow.function, name)
    return Report(
        node=node,
        about=handle,
        confidence=handle.confidence.at_most(Confidence.MEDIUM if by_hand else Confidence.LOW),
        message=f"the write on '{name}' is lost: the end of the request rolls it back, and no path commits: "
        f"call {name}.commit() before",
        path=(("the row is written here", node),),
        help=f"'{name}.commit()' belongs behind the last write; the end of a request never commits",
    )


def _is_view(function: Function) -> bool:
    """Whether nothing but the framework, and checks of who is asking, is put round a view."""
    names = {decorator_path(node).rpartition(".")[2] for node in function.decorators}
    return bool(names & _ROUTES) and names <= _ROUTES | _CHECKS


def _may_know(flow: Flow, call: Call) -> bool:
    """Whether a call may commit what all of the project shares: it is of code that cannot be seen here."""
    m = flow.meaning(call)
    if m.function is not None or m.method is not None or m.producer is not None or m.quiet or m.noreturn:
        return False
    return m.path.partition(".")[0] not in _HARMLESS


def _commits_by_hand(function: Function, name: str) -> bool:
    return any(
        call.name == "commit" and call.receiver == name
        for other in function.module.all_functions()
        if other is not function and _is_view(other)
        for call in other.program.calls
    )
