"""How many handles are lost sight of in a file, and why; how many functions are given up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from txlint import collector
from txlint.analyse import rooted
from txlint.prefilter import is_candidate
from txlint.project import Project
from txlint.resource.fact import Handle
from txlint.resource.flow import Flow
from txlint.resource.held import External
from txlint.resource.protocol import class_roles
from txlint.resource.world import World
from txlint.settings import Settings
from txlint.silence.known import TELLING, guessed, is_unknown
from txlint.silence.tracing import trace
from txlint.tree.events import Bind, Call, Return, Yield
from txlint.tree.index import Function
from txlint.tree.syntax import Unparsable, parse

UNKNOWN, GUESSED, PASSED, KEPT = "unknown", "guessed", "passed", "kept"
_WHY = {
    UNKNOWN: "are of a type that is not known",
    GUESSED: "come from a call that only its name tells of, so that none is asked to close them",
    PASSED: "are handed to a call that may keep them",
    KEPT: "are kept on an object, in a container, a global or a nested function",
}
_ADVICE = {
    UNKNOWN: "annotate them, or describe what gives them in [[tool.txlint.api]]",
    GUESSED: "describe the call as a producer in [[tool.txlint.api]]",
    PASSED: "describe the call as a function in [[tool.txlint.api]] if it only uses them",
}
_SHOWN = 3


@dataclass
class Losses:
    """Counts by reason, each with the names that come up most; functions by `file: name`."""

    names: dict[str, Counter[str]] = field(default_factory=dict)
    given_up: list[str] = field(default_factory=list)

    def add(self, why: str, name: str) -> None:
        self.names.setdefault(why, Counter())[name] += 1

    def merge(self, other: Losses) -> None:
        for why, names in other.names.items():
            self.names.setdefault(why, Counter()).update(names)
        self.given_up += other.given_up

    def lines(self) -> Iterable[str]:
        """For a reader, the most frequent reason first."""
        total = sum(names.total() for names in self.names.values())
        if total:
            yield f"{total} {'handle is' if total == 1 else 'handles are'} lost sight of, and not judged further:"
        for why, names in sorted(self.names.items(), key=lambda item: -item[1].total()):
            most = ", ".join(name for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN])
            advice = f"; {_ADVICE[why]}" if why in _ADVICE else ""
            yield f"  {names.total():>5} {_WHY[why]} ({most}{', …' if len(names) > _SHOWN else ''}){advice}"
        if self.given_up:
            number = len(self.given_up)
            yield f"{number} {'function has' if number == 1 else 'functions have'} too many paths and were given up:"
            yield from (f"  {name}" for name in sorted(self.given_up))


def losses(data: bytes, filename: str, shown_as: str, settings: Settings, project: Project) -> Losses:
    """What is lost sight of in one file; nothing where it cannot be read."""
    found = Losses()
    if not is_candidate(data, settings.words):
        return found
    with collector.paused():
        _count_all(data, filename, shown_as, settings, project, found)
    return found


def _count_all(data: bytes, filename: str, shown_as: str, settings: Settings, project: Project, found: Losses) -> None:
    try:
        source = parse(data, filename)
    except Unparsable:
        return
    world, module = rooted(source, project, settings)
    for function in (module.body, *module.all_functions()):
        if world.speaks(function):
            try:
                _count(function, world, found, shown_as)
            except Exception:  # the run itself reports it as TX000
                continue


def _count(function: Function, world: World, found: Losses, shown_as: str) -> None:
    flow, machine = trace(function, world)
    if flow.gave_up:
        found.given_up.append(f"{shown_as}: {function.qualname or 'the module'}")
        return
    telling = [call for call in function.program.calls if call.name in TELLING and is_unknown(flow, call)]
    for receiver in dict.fromkeys(call.receiver for call in telling):
        held = flow.scope.path(receiver)
        made = flow.scope.calls.get(receiver)
        name = f"{held.path}{'()' if held.called else ''}" if isinstance(held, External) else receiver
        found.add(UNKNOWN, f"{made.callee}()" if made is not None and "%" not in made.callee else name)
    for call in function.program.calls:
        held = flow.scope.callee(call)
        if isinstance(held, External) and guessed(flow, call):
            found.add(GUESSED, f"{held.path}()")
    for handle, events in machine.escapes.items():
        if handle.type.kind in ("connection", "session"):
            reason = _reason(flow, next(iter(events)), handle)
            if reason is not None:
                found.add(*reason)


def _reason(flow: Flow, event: object, handle: Handle) -> tuple[str, str] | None:
    """Why a handle is lost, and a name for it; None where its next owner is known: a caller, or an object that ends
    it."""
    function, cls = flow.function, flow.function.cls
    match event:
        case Call():
            ends = flow.meaning(event).wrapper is not None
            return None if ends else (PASSED, f"{event.callee if '%' not in event.callee else event.name}()")
        case Return() | Yield():
            return None
        case Bind(target=target):
            base, _, name = target.partition(".")
            if cls is not None and base == function.receiver:
                roles = class_roles(flow.scope, cls, name, handle.type, function)
                return None if roles & {"close", "release"} else (KEPT, target)
            return KEPT, target
    return KEPT, f"in {function.qualname}()"
