"""What rules ask about single calls: which handle a call acts on, and where its result goes."""

from __future__ import annotations

from collections.abc import Iterator

from txlint.finding import Confidence
from txlint.resource.aliases import canonical
from txlint.resource.fact import Fact, Handle, Reached
from txlint.resource.flow import Flow
from txlint.resource.held import FunctionRef
from txlint.resource.running import runs
from txlint.resource.summary import Effect, Effects
from txlint.resource.world import World
from txlint.tree.events import Await, Bind, Call, Manager, Path, Return, Store, Yield, paths_in
from txlint.tree.index import Function

_LEVELS = 5


def concerned(flow: Flow, call: Call) -> list[Reached]:
    """The facts that reach a call and whose handle it acts on."""
    return [r for r in flow.record.at(call) if acts_on(flow, call, r.fact)]


def acts_on(flow: Flow, call: Call, fact: Fact) -> bool:
    """Whether a call acts on the handle of a fact: as receiver, as argument, or through a function of the project."""
    m = flow.meaning(call)
    if fact.handle is None:
        return False
    if m.receiver and denotes(fact, m.receiver):
        return True
    if m.acts_on is not None and m.acts_on.arg is None:
        return fact.handle.type.id == m.acts_on.type
    if m.function is not None and m.effects is not None:
        for path in m.effects.on:
            root, _, rest = path.partition(".")
            outer = m.arguments.get(root, path if path.startswith("@") else "")
            if outer and (f"{outer}.{rest}" if rest else outer) in fact.names:
                return True
    return any(denotes(fact, path) for arg in call.args for path in paths_in(arg.value))


def effects_on(flow: Flow, call: Call, fact: Fact) -> Iterator[tuple[str, Effect]]:
    """What the summary of a called function says of the handle of a fact, by the path that the function knows it by."""
    m = flow.meaning(call)
    effects = flow.world.effects(m.function) if m.function is not None else None
    for path, effect in effects.on.items() if effects is not None else ():
        root, dot, rest = path.partition(".")
        outer = path if path.startswith("@") else canonical(flow.scope, m.arguments.get(root, "") + dot + rest)
        if outer in fact.names:
            yield path, effect


def by_helper(flow: Flow, fact: Fact) -> Confidence:
    """How sure a write is that a helper has made: medium where it does not write on all of its ways, low where it
    commits on some of them and so cares for the end itself."""
    wrote = fact.wrote
    effects = flow.meaning(wrote).effects if isinstance(wrote, Call) else None
    writing = [effect for effect in effects.on.values() if effect.writes] if effects is not None else []
    if not writing or any(effect.surely for effect in writing):
        return Confidence.HIGH
    return Confidence.LOW if all(effect.commits for effect in writing) else Confidence.MEDIUM


def may_end(flow: Flow, call: Call, fact: Fact) -> bool:
    """Whether a helper that is given the handle, or finds it on its object or among its globals, may end the
    transaction itself."""
    ends = (effect for _, effect in (*effects_on(flow, call, fact), *_on_global(flow, call, fact)))
    return any(effect.may_end or effect.closes for effect in ends)


def _on_global(flow: Flow, call: Call, fact: Fact) -> Iterator[tuple[str, Effect]]:
    """What a function of another module does to the global that the handle is, by the name that both import it by."""
    m = flow.meaning(call)
    handle = fact.handle
    if m.function is None or handle is None or handle.owner == "own" or handle.param:
        return
    effects = flow.world.effects(m.function)
    known = {p.name.value for p in m.function.function.params}
    for path, effect in effects.on.items() if effects is not None else ():
        if path.partition(".")[0] not in known and path.split(".")[-2:] == handle.path.split(".")[-2:]:
            yield path, effect


def speaks_of_commit(world: World, ref: FunctionRef) -> bool:
    """Whether a function of the project calls what is named after a commit, itself or some levels down: a helper that
    hands the commit on to another one is not followed through that."""
    level, seen = [ref], {ref.function}
    for _ in range(_LEVELS):
        below: list[FunctionRef] = []
        for at in level:
            meanings = world.meanings(world.scope(at.function, at.instance if at.function.receiver else None))
            for call in at.function.program.calls:
                if "commit" in call.name.lower():
                    return True
                inner = meanings(call).function
                if inner is not None and inner.function not in seen:
                    seen.add(inner.function)
                    below.append(inner)
        level = below
    return False


def run_by(flow: Flow, call: Call) -> FunctionRef | None:
    """The function of the project, other than this one, whose body a call runs."""
    ref = flow.meaning(call).function
    if ref is None or ref.function is flow.function or not runs(flow.function, call, ref.function):
        return None
    return ref


def effects_of_run(flow: Flow, call: Call) -> Effects | None:
    """The summary of that function."""
    ref = run_by(flow, call)
    return flow.world.effects(ref) if ref is not None else None


def denotes(fact: Fact, path: str) -> bool:
    """Whether a path names the handle of a fact, or something made from it."""
    return path in fact.names or any(part.path == path for part in fact.parts)


def handle_of(flow: Flow, call: Call) -> Handle | None:
    """The handle that a call acts on, as far as a fact knows it."""
    return next((r.fact.handle for r in concerned(flow, call)), None)


def confidence_in(flow: Flow, call: Call) -> Confidence:
    """How sure it is that the receiver of a call is what its model says."""
    m = flow.meaning(call)
    if m.obj is not None:
        return m.obj.confidence
    handle = handle_of(flow, call)
    return handle.confidence if handle is not None else Confidence.HIGH


def commits_by_summary(flow: Flow, call: Call) -> bool:
    """Whether a call runs a function of the project that does nothing to a handle but commit it."""
    m = flow.meaning(call)
    if m.function is None or _sends(flow, m.function):
        return False
    effects = flow.world.effects(m.function)
    return effects is not None and any(e.commits and not e.writes and not e.begins for e in effects.on.values())


def _sends(flow: Flow, ref: FunctionRef) -> bool:
    """Whether a function sends statements itself: what it raises is as well theirs as the commit's."""
    meanings = flow.world.meanings(flow.world.scope(ref.function, ref.instance if ref.function.receiver else None))
    called = (meanings(call).method for call in ref.function.program.calls)
    return any(method is not None and method.role in ("exec", "read") for method in called)


def receiver_name(flow: Flow, call: Call) -> str:
    """How a message names what a call acts on: "session", "self.conn", "transaction"."""
    m = flow.meaning(call)
    if m.receiver.startswith("@"):
        return call.receiver or call.name
    if m.receiver and not m.receiver.startswith(("%", "?")):
        return m.receiver
    handle = handle_of(flow, call)
    return handle.path if handle is not None else call.name


def dropped(function: Function, call: Call) -> bool:
    """Whether nobody takes the value of a call: it stands alone, is only tested, or is put into a local name that
    is not handed on, awaited or asked for anything."""
    if call.use in ("discard", "test"):
        return True
    return call.use == "bind" and _is_local(function, call.target) and not _taken(function, call)


def unread(function: Function, call: Call) -> bool:
    """Whether nobody looks at the value of a call: it stands alone, or in a name that is never read."""
    if call.use == "discard":
        return True
    program = function.program
    return (
        call.use == "bind"
        and _is_local(function, call.target)
        and not program.loaded[call.target]
        and (not program.tested[call.target])
        and call.target not in program.free
    )


def _is_local(function: Function, target: str) -> bool:
    return target.isidentifier() and function.node is not None and target not in function.program.outside


def _taken(function: Function, call: Call) -> bool:
    name = call.target
    program = function.program
    if name in program.free:
        return True
    if any(b.value == Path(call.result) and b.target != name for b in program.binds):
        return True
    return any(path == name or path.startswith(f"{name}.") for path in _uses(function))


def _uses(function: Function) -> Iterator[str]:
    """Every path that some event of a function takes."""
    program = function.program
    for call in program.calls:
        yield call.receiver
        for arg in call.args:
            yield from paths_in(arg.value)
    events: list[Bind | Await | Return | Yield | Store | Manager] = [
        *program.binds,
        *program.awaits,
        *program.returns,
        *program.yields,
        *program.stores,
        *program.managers,
    ]
    for event in events:
        yield from paths_in(event.value)
