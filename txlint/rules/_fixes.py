"""Fixes that rewrite a function: offered only where their outcome is sure, and all of them unsafe, since they change
what happens when something fails. Each is a function of the page, asked once positions are known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from txlint.finding import Edit, Fix, Position, Span
from txlint.resource.fact import Fact
from txlint.resource.flow import Flow
from txlint.resource.leaks import Leak, role_of, rolls_back_in_handler
from txlint.rules._calls import acts_on
from txlint.rules._edits import Rewrite, unsafe
from txlint.rules._imports import importing
from txlint.tree import cst
from txlint.tree.events import Call, Const, Path
from txlint.tree.page import Page, Spot, before, behind, names, walk

_ENDS = ("close", "release", "dispose")
_TRANSACTION_ENDS = ("commit", "rollback")
_TAKES_OUT = re.compile(r"fetch\w*|scalars?\w*|first|all|one|one_or_none|rowcount|lastrowid")
_COPIES = ("list", "tuple", "dict", "set", "len", "sum", "min", "max", "any", "all", "sorted", "bool", "int", "str")


def _is_itself(flow: Flow, call: Call, fact: Fact) -> bool:
    """Whether a call acts on the handle itself, not on a cursor of it."""
    paths = [flow.meaning(call).receiver, *(a.value.text for a in call.args if isinstance(a.value, Path))]
    return acts_on(flow, call, fact) and any(path in fact.names for path in paths)


def _ending(flow: Flow, leak: Leak, roles: Sequence[str]) -> list[Call]:
    """The calls of these roles that end the handle or its transaction, and those of the project that may."""

    def ends(call: Call, fact: Fact) -> bool:
        if fact.handle is not leak.handle:
            return False
        role = role_of(flow, call)
        if role in _TRANSACTION_ENDS and role in roles:
            return acts_on(flow, call, fact)
        return (role in roles or flow.meaning(call).function is not None) and _is_itself(flow, call, fact)

    calls = flow.function.program.calls
    return [call for call in calls if any(ends(call, r.fact) for r in flow.record.at(call))]


def _body(flow: Flow) -> cst.CSTNode:
    node = flow.function.node
    return flow.function.module.source.module if node is None else node.body


def _awaited(node: cst.BaseExpression) -> cst.BaseExpression:
    return node.expression if isinstance(node, cst.Await) else node


def _is_statement(spot: Spot, node: cst.CSTNode) -> bool:
    """Whether a statement is nothing but this call, awaited or not."""
    small = spot.simple()
    return isinstance(small, cst.Expr) and _awaited(small.value) is node


def into_finally(flow: Flow, leak: Leak) -> Rewrite | None:
    """`conn = connect(); …; conn.close()` becomes `conn = connect(); try: … finally: conn.close()`."""
    begun, name = leak.begun, leak.handle.path
    ends = _ending(flow, leak, _ENDS)
    if not isinstance(begun, Call) or begun.target != name or not name.isidentifier() or len(ends) != 1:
        return None
    end = ends[0]
    if role_of(flow, end) not in _ENDS:
        return None

    def rewritten(page: Page) -> Fix | None:
        made, ended = (page.spots(_body(flow), call.node)[-1:] for call in (begun, end))
        if not made or not ended or made[0].suite is not ended[0].suite or not _is_statement(ended[0], end.node):
            return None
        small = made[0].simple()
        match small:
            case cst.Assign(targets=[cst.AssignTarget(target=cst.Name())], value=value):
                pass
            case cst.AnnAssign(value=value) if value is not None:
                pass
            case _:
                return None
        between = made[0].suite[made[0].index + 1 : ended[0].index]
        if _awaited(value) is not begun.node or not between:
            return None
        if _rebinds(between, name) or _gives_away(between, name):
            return None
        margin = page.margin(made[0].statement)
        first, last = page.last_row(made[0].statement) + 1, page.last_row(ended[0].statement)
        closing = max(page.comment_rows_above(page.first_row(ended[0].statement)), page.last_row(between[-1]) + 1)
        lines = {_filled(page, first): f"{margin}try:\n", closing: f"{margin}finally:\n"}
        return unsafe(f"Move {end.name}() into a finally", *page.indented(first, last, lines))

    return rewritten


def _filled(page: Page, row: int) -> int:
    """The first row from here that is not blank."""
    while not page.source.lines[row - 1].strip():
        row += 1
    return row


def _rebinds(statements: Sequence[cst.CSTNode], name: str) -> bool:
    targets: list[cst.CSTNode] = []
    for item in (item for statement in statements for item in walk(statement)):
        match item:
            case cst.AssignTarget(target=target) | cst.AnnAssign(target=target) | cst.AugAssign(target=target):
                targets.append(target)
            case cst.NamedExpr(target=target) | cst.Del(target=target) | cst.AsName(name=target):
                targets.append(target)
            case cst.For(target=target) | cst.CompFor(target=target):
                targets.append(target)
            case cst.Global() | cst.Nonlocal():
                targets.append(item)
    return any(name in names(t) for t in targets if not isinstance(t, (cst.Attribute, cst.Subscript)))


def _gives_away(statements: Sequence[cst.CSTNode], name: str) -> bool:
    """Whether the handle, or something that lives no longer than it, leaves the statements: then to close it behind
    them would be wrong."""
    derived = {name}
    for item in (item for statement in statements for item in walk(statement)):
        match item:
            case cst.Assign(targets=targets, value=value) if _lives_on(value, derived):
                for target in targets:
                    if isinstance(target.target, (cst.Attribute, cst.Subscript)):
                        return True
                    derived |= names(target.target)
            case cst.With(items=items):
                for entered in items:
                    if entered.asname is not None and _lives_on(entered.item, derived):
                        derived |= names(entered.asname)
            case cst.Return(value=value) | cst.Yield(value=value) if value is not None and _lives_on(value, derived):
                return True
            case cst.FunctionDef() | cst.Lambda() if names(item) & derived:
                return True
    return False


def _lives_on(value: cst.CSTNode, derived: set[str]) -> bool:
    """Whether a value may still need one of the handles, as a cursor does and a fetched row does not."""
    if not names(value) & derived:
        return False
    match value:
        case cst.Await(expression=inner) | cst.Subscript(value=inner) | cst.From(item=inner):
            return _lives_on(inner, derived)
        case cst.Call(func=cst.Attribute(attr=cst.Name(value=attr))) | cst.Attribute(attr=cst.Name(value=attr)):
            return _TAKES_OUT.fullmatch(attr) is None
        case cst.Call(func=cst.Name(value=copy)):
            return copy not in _COPIES
    return True


def rolling_back(flow: Flow, leak: Leak) -> Rewrite | None:
    """The work and its commit go into `try`, with a rollback in `except BaseException`; or the rollback goes into the
    handler that is there."""
    begun = leak.begun
    ends = _ending(flow, leak, (*_TRANSACTION_ENDS, *_ENDS))
    if not isinstance(begun, Call) or leak.ordinary or len(ends) != 1 or role_of(flow, ends[0]) != "commit":
        return None
    commit = ends[0]
    undo = _undoing(flow, commit)
    if not undo or flow.function.name.startswith("__"):
        return None
    obj = flow.meaning(commit).obj
    is_object = obj is not None and obj.type.kind == "transaction"

    def rewritten(page: Page) -> Fix | None:
        started, ended = page.spots(_body(flow), begun.node), page.spots(_body(flow), commit.node)
        if not started or not ended or not _is_statement(ended[-1], commit.node):
            return None
        func = commit.node.func
        if not isinstance(func, cst.Attribute):
            return None
        rollback = f"{'await ' if commit.awaited else ''}{page.text(func.value)}.{undo}"
        suite = ended[-1].suite
        start = next((spot for spot in started if spot.suite is suite), None)
        if start is None:
            return (
                None
                if is_object and started[-1].owner is ended[-1].owner
                else _in_handler(flow, page, started[-1], ended, rollback, leak.explicit)
            )
        if start.index >= ended[-1].index or (leak.explicit and start is not started[-1]):
            return None
        if isinstance(start.owner, (cst.Try, cst.TryStar)) and start.owner.handlers:
            return None  # a handler that is there already has its own idea of the error
        if leak.explicit and (start.simple() is None or start.index + 1 == ended[-1].index):
            return None
        margin, unit = page.margin(start.statement), page.unit
        first = _filled(page, page.last_row(start.statement) + 1) if leak.explicit else page.first_row(start.statement)
        last = page.last_row(ended[-1].statement)
        handler = f"{margin}except BaseException:\n{margin}{unit}{rollback}\n{margin}{unit}raise\n"
        edits = page.indented(first, last, {first: f"{margin}try:\n"})
        return unsafe("Roll back when it fails", *edits, page.line_after(last, handler))

    return rewritten


def _undoing(flow: Flow, commit: Call) -> str:
    """The call that rolls back what a call would have committed, "" where there is none."""
    m = flow.meaning(commit)
    if not commit.receiver:
        return ""
    if commit.name == "commit":
        method = m.obj.type.method("rollback") if m.obj is not None else None
        if method is None or (method.await_ != "optional" and (method.await_ == "yes") != commit.awaited):
            return ""
        return "rollback()"
    argument = commit.args[0].value if len(commit.args) == 1 else None
    if m.kind == "commit" and isinstance(argument, Const) and str(argument.value).upper() in ("COMMIT", "COMMIT;"):
        return f'{commit.name}("ROLLBACK")'
    return ""


def _in_handler(
    flow: Flow, page: Page, start: Spot, ended: Sequence[Spot], rollback: str, explicit: bool
) -> Fix | None:
    """`begin(); try: …; commit() except Exception: …; raise` lacks the rollback in its handler."""
    around = next((spot for spot in ended if spot.suite is start.suite), None)
    if around is None or around.index != start.index + 1 or not explicit or start.simple() is None:
        return None
    owner = around.statement
    if not isinstance(owner, cst.Try) or len(owner.handlers) != 1 or ended[-1].owner is not owner:
        return None
    handler = owner.handlers[0]
    wide = handler.type is None or page.text(handler.type) == "BaseException"
    usual = handler.type is not None and page.text(handler.type) == "Exception"
    if not (wide or (usual and not flow.function.is_async and not flow.function.is_generator)):
        return None
    if not isinstance(handler.body, cst.IndentedBlock) or not _raises_again(handler):
        return None
    first = handler.body.body[0]
    row = page.first_row(first)
    place = Span(Position(row, 1), Position(row, 1))
    return unsafe("Roll back in the handler", Edit(place, f"{page.margin(first)}{rollback}\n"))


def _raises_again(handler: cst.ExceptHandler) -> bool:
    """Whether every way through a handler ends in a bare `raise`."""
    last = handler.body.body[-1] if handler.body.body else None
    if not isinstance(last, cst.Raise) or last.exc is not None:
        return False
    leaving = (cst.Return, cst.Break, cst.Continue, cst.Raise)
    return not any(isinstance(item, leaving) and item is not last for item in walk(handler.body))


def widened(flow: Flow, leak: Leak) -> Rewrite | None:
    """`except ValueError: rollback(); raise` becomes `except BaseException: …`."""
    found = rolls_back_in_handler(flow, leak)
    if found is None:
        return None
    handler, owner = found
    if handler.type is None or not isinstance(owner, cst.Try) or owner.handlers[-1] is not handler:
        return None
    if not _raises_again(handler) or len(owner.handlers) != 1 or _asks_for_attributes(handler):
        return None
    kind = handler.type

    def rewritten(page: Page) -> Fix | None:
        span = page.span(kind)
        if span.start.row != span.end.row:
            return None
        line = page.source.lines[span.start.row - 1]
        start, end = span.start.column, span.end.column
        if line[start - 2 : start - 1] == "(" and line[end - 1 : end] == ")":  # parentheses are no part of the node
            start, end = start - 1, end + 1
        blank = "" if line[start - 2].isspace() else " "
        place = Span(Position(span.start.row, start), Position(span.start.row, end))
        return unsafe("Roll back for every exception", Edit(place, f"{blank}BaseException"))

    return rewritten


def _asks_for_attributes(handler: cst.ExceptHandler) -> bool:
    """Whether the handler reads what only its own class of exceptions has: `exc.pgcode`."""
    if handler.name is None:
        return False
    alias = names(handler.name)
    return any(isinstance(item, cst.Attribute) and names(item.value) & alias for item in walk(handler.body))


def closed_by_with(flow: Flow, leak: Leak) -> Rewrite | None:
    """`with connect() as conn:` becomes `with closing(connect()) as conn, conn:`."""
    begun = leak.begun
    if not isinstance(begun, Call) or leak.handle.type.is_async:
        return None
    managers = [m for m in flow.function.program.managers if isinstance(m.value, Path) and m.value.text == begun.result]
    if len(managers) != 1 or managers[0].node is not begun.node or not managers[0].target.isidentifier():
        return None
    name = managers[0].target

    def rewritten(page: Page) -> Fix | None:
        spots = page.spots(_body(flow), begun.node)
        statement = spots[-1].statement if spots else None
        if not isinstance(statement, cst.With) or page.is_bracketed(begun.node):
            return None
        item = next((item for item in statement.items if item.item is begun.node), None)
        if item is None or item.asname is None or _rebinds([statement.body], name):
            return None
        inside = sum(isinstance(n, cst.Name) and n.value == name for n in walk(statement))
        anywhere = sum(isinstance(n, cst.Name) and n.value == name for n in walk(_body(flow)))
        if inside != anywhere or _gives_away([statement.body], name):
            return None
        closing, imports = importing(page, "contextlib", "closing")
        span, alias = page.span(begun.node), page.span(item.asname.name)
        return unsafe(
            "Close it by contextlib.closing", *imports, Edit(before(span), f"{closing}("), Edit(behind(span), ")"),
            Edit(behind(alias), f", {name}"),
        )  # fmt: skip

    return rewritten


def without_statement(flow: Flow, call: Call) -> Rewrite:
    """The last statement of a block, which is nothing but this call, goes."""

    def rewritten(page: Page) -> Fix | None:
        spots = page.spots(_body(flow), call.node)
        if not spots or not _is_statement(spots[-1], call.node) or not isinstance(spots[-1].owner, cst.With):
            return None
        suite, index = spots[-1].suite, spots[-1].index
        span = page.span(spots[-1].statement)
        if index == 0 or index != len(suite) - 1:
            return None
        rest = page.source.lines[span.end.row - 1][span.end.column - 1 :]
        gone = Span(Position(span.start.row, 1), Position(span.end.row + 1, 1))
        if rest.strip():  # its comment stays
            blank = len(rest) - len(rest.lstrip())
            gone = Span(span.start, Position(span.end.row, span.end.column + blank))
        return unsafe(f"Remove {call.name}()", Edit(gone, ""))

    return rewritten
