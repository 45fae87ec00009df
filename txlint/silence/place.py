"""Why nothing is reported on one line, in sentences for a reader."""

from __future__ import annotations

from collections.abc import Iterator

from txlint.analyse import analyse, rooted
from txlint.check import lowered
from txlint.finding import Finding
from txlint.prefilter import is_candidate
from txlint.project import Project
from txlint.resource.fact import Handle
from txlint.resource.flow import Flow
from txlint.resource.held import FunctionRef, Instance, Obj
from txlint.resource.witness import described
from txlint.resource.world import World
from txlint.rules._reached import concerns
from txlint.settings import Settings
from txlint.silence.handles import Rows, autocommit, ended, escape, fate, owner
from txlint.silence.known import DATABASE_CALLS, guessed, is_unknown, why_unknown
from txlint.silence.tracing import Traced, trace
from txlint.suppress import Suppressions
from txlint.tree.events import Call
from txlint.tree.index import Function, Module
from txlint.tree.spans import Spans
from txlint.tree.syntax import Unparsable, parse


def explain(data: bytes, filename: str, settings: Settings, project: Project, row: int) -> list[str]:
    """Why the file has no finding on a line that the settings let through; the most telling reason first."""
    if not is_candidate(data, settings.words):
        return ["the file has no word that a connection or transaction would need, so it is not read further"]
    try:
        source = parse(data, filename)
    except Unparsable as why:
        return [f"the file cannot be read: {why.reason}"]
    hidden = [
        item for item in analyse(source, project, settings) if item.filename == filename and item.span.start.row == row
    ]
    if hidden:
        return [_hidden(item, data, settings) for item in hidden]
    world, module = rooted(source, project, settings)
    return _reasons(module, world, Spans(source), row)


def _hidden(item: Finding, data: bytes, settings: Settings) -> str:
    """What keeps a finding from being shown."""
    said = f"{item.code} is found there ({item.message}), but"
    if not settings.selection.is_on(item.code, item.filename):
        return f"{said} the rule is not on for this file: --extend-select {item.code} turns it on, unless it is ignored"
    in_context = settings.in_context(item.filename)
    confidence = lowered(item).confidence if in_context else item.confidence
    if not confidence.at_least(settings.min_confidence):
        why = ", lower than elsewhere as the file is one of tests, examples or migrations" if in_context else ""
        return f"{said} its confidence is {confidence.value}{why}: --min-confidence {confidence.value} shows it"
    if not item.severity.at_least(settings.min_severity):
        return f"{said} its severity is {item.severity.value}: --min-severity {item.severity.value} shows it"
    suppressions = Suppressions.of(data, item.filename, noqa=True)
    comment = suppressions.hiding(item) if suppressions is not None else None
    if comment is None:
        return f"{said} another report about the same defect stands for it"
    return f"{said} the comment '{comment[0]}' on line {comment[1]} hides it"


def _reasons(module: Module, world: World, spans: Spans, row: int) -> list[str]:
    function = _function_at(module, spans, row)
    where = f"{function.qualname}()" if function.qualname else "the module"
    if not world.speaks(function):
        return [f"no name in {where} could be a connection's, so its calls are not followed"]
    flow, machine = trace(function, world)
    if flow.gave_up:
        return [f"{where} has too many paths to be followed and was given up: split it"]
    calls = [call for call in function.program.calls if spans.row(call.node) == row]
    if not calls:  # a line in the middle of a call that began further up
        calls = [call for call in function.program.calls if spans.row(call.node) < row <= spans.of(call.node).end.row]
    found: dict[str, None] = {}
    for call in calls:
        found.update(dict.fromkeys(_about(flow, machine, call, spans.row)))
    if found:
        return list(found)
    if not calls:
        return ["no call on this line is followed: reports stand where something is acquired, begun, sent or ended"]
    if acting := [call for call in calls if flow.meaning(call).method is not None]:
        return [
            f"{described(call)} is known and followed, and no transaction is open or missing there that this function "
            "has to end"
            for call in acting
        ]
    read = [(described(call), flow.meaning(call).callee) for call in calls]
    if ran := [(name, held.function) for name, held in read if isinstance(held, FunctionRef)]:
        return [
            f"{name} runs {callee.qualname}() of this project, and as its code goes nothing is left to end here"
            for name, callee in dict.fromkeys(ran)
        ]
    names = ", ".join(dict.fromkeys(described(call) for call in calls))
    return [f"nothing that is known of {names} has to do with a connection or transaction"]


def _function_at(module: Module, spans: Spans, row: int) -> Function:
    """The innermost function that a line lies in."""
    best, size = module.body, len(module.source.lines) + 1
    for function in module.all_functions():
        if function.node is None:
            continue
        span = spans.of(function.node)
        if span.start.row <= row <= span.end.row and span.end.row - span.start.row < size:
            best, size = function, span.end.row - span.start.row
    return best


def _about(flow: Flow, machine: Traced, call: Call, rows: Rows) -> Iterator[str]:
    m = flow.meaning(call)
    if is_unknown(flow, call):
        name = call.receiver if "%" not in call.receiver else "what it is called on"
        yield f"it is not known what '{name}' is: {why_unknown(flow.scope, call.receiver)}"
        return
    held = flow.scope.path(call.receiver) if call.receiver and call.receiver != "?" else None
    if m.callee is None and isinstance(held, Obj) and held.type.kind != "module":
        yield (
            f"'{call.receiver}' is taken for a {held.type.id}, and nothing is known of its {call.name}(): annotate "
            f"'{call.receiver}' if it is something else"
        )
        return
    if m.callee is None and m.method is None and isinstance(held, Instance) and call.name in DATABASE_CALLS:
        yield (
            f"'{call.receiver}' is a {held.cls.name} of this project, and its code shows no connection that "
            f"{call.name}() would act on: if it is one, describe it as a type in [[tool.txlint.api]]"
        )
        return
    made = machine.handles.get(call)
    if made is not None and made.owner == "own":
        yield from fate(flow, machine, made, rows)
    elif guess := guessed(flow, call):
        yield guess
    elif made is not None or (isinstance(m.made, Obj) and not m.made.owned):
        yield f"{described(call)} lends what it gives, from a cache, an attribute or a parameter: its owner ends it"
    for handle, events in machine.escapes.items():
        if call in events and handle is not made:
            yield escape(flow, call, f"'{handle.path}'", rows)
    for handle, events in machine.closes.items():
        if call in events and handle is not made:
            yield f"{described(call)} closes '{handle.path}'"
    for handle in _reached(flow, call):
        reasons = (autocommit(flow, handle, rows), owner(flow, handle, rows), ended(flow, machine, handle, rows))
        yield from (reason for reason in reasons if reason)


def _reached(flow: Flow, call: Call) -> list[Handle]:
    """The handles that the call acts on."""
    found: dict[Handle, None] = {}
    for reached in flow.record.at(call):
        if reached.fact.handle is not None and concerns(flow, call, reached.fact):
            found.setdefault(reached.fact.handle)
    return list(found)
