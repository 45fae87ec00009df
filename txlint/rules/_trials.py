"""What a test only pretends to do, so that nothing stays behind: calls that have to fail, libraries patched away."""

from __future__ import annotations

from typing import Any

from txlint.resource.fact import Handle
from txlint.resource.flow import Flow
from txlint.resource.paths import root_of
from txlint.tree import cst
from txlint.tree.events import Call, Manager, Path, around, paths_in
from txlint.tree.nodes import decorator_path, literal

_FAILS = frozenset(("raises", "assertRaises", "assertRaisesRegex", "assertRaisesMessage", "assertRaisesRegexp"))


def has_to_fail(flow: Flow, event: Any) -> bool:
    """Whether a call is the last one of a block that ends by its failure: `with pytest.raises(PoolError):`."""
    if not isinstance(event, Call):
        return False
    for outer in around(event.context):
        if outer.kind != "with" or not isinstance(outer.info, Manager) or not isinstance(outer.info.value, Path):
            continue
        entered = flow.scope.calls.get(outer.info.value.text)
        if entered is not None and entered.name in _FAILS:
            inside = [c for c in flow.function.program.calls if any(o is outer for o in around(c.context))]
            return inside[-1:] == [event]
    return False


def may_have_to_fail(flow: Flow, event: Any) -> bool:
    """Whether a call stands anywhere in such a block."""
    return isinstance(event, Call) and any(
        outer.kind == "with"
        and isinstance(outer.info, Manager)
        and isinstance(outer.info.value, Path)
        and (entered := flow.scope.calls.get(outer.info.value.text)) is not None
        and entered.name in _FAILS
        for outer in around(event.context)
    )


_MOCKS = frozenset(("Mock", "MagicMock", "AsyncMock", "NonCallableMock", "create_autospec"))


def is_made_of_mock(flow: Flow, event: Any) -> bool:
    """Whether a call is given a mock, or is one of a mock, by its name or by what makes it: `connect(engine_mock)`."""
    if not isinstance(event, Call):
        return False
    paths = {event.receiver, *(path for arg in event.args for path in paths_in(arg.value))}
    roots = {root_of(path) for path in paths if path}
    made = {call.target for call in flow.function.program.calls if call.name in _MOCKS and call.target}
    return any("mock" in root.lower().split("_") or root in made for root in roots)


def in_patch(flow: Flow, call: Call) -> bool:
    """Whether a call stands in a block that puts a mock in the place of something: `with mock.patch("app.send"):`."""
    return any(
        outer.kind == "with"
        and isinstance(outer.info, Manager)
        and isinstance(outer.info.value, Path)
        and (entered := flow.scope.calls.get(outer.info.value.text)) is not None
        and "patch" in entered.callee.split(".")
        for outer in around(call.context)
    )


def is_patched_away(flow: Flow, handle: Handle) -> bool:
    """Whether a decorator puts mocks in the place of the library: `@patch("sqlalchemy.orm.Session.query")`."""
    for node in flow.function.decorators:
        if not isinstance(node, cst.Call) or "patch" not in decorator_path(node).split("."):
            continue
        target = literal(node.args[0].value) if node.args else None
        if target is not None and any(target.startswith(f"{path.partition('.')[0]}.") for path in handle.type.paths):
            return True
    return False
