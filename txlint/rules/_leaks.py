"""The reports that the rules about connections, sessions, pools and engines share."""

from __future__ import annotations

from collections.abc import Iterator

from txlint.finding import Confidence, Severity
from txlint.resource.addresses import lives_in_memory
from txlint.resource.fact import Fact, Handle, Trail, was_caught
from txlint.resource.flow import Flow
from txlint.resource.forgotten import forgotten
from txlint.resource.leaks import Leak, confidence_of, leak_severity, resource_leaks
from txlint.resource.witness import described, event_node, path_steps, raise_event
from txlint.rules._base import Report
from txlint.rules._commands import ONCE, is_command, is_script, is_setup, serves_a_command
from txlint.rules._fixes import closed_by_with, into_finally
from txlint.rules._trials import has_to_fail, is_made_of_mock, is_patched_away
from txlint.tree.events import Call, Path

_WORDS = {"connection": "connection", "session": "session", "pool": "pool", "engine": "engine"}


def code_of(flow: Flow, leak: Leak) -> str:
    """The code for a resource that stays open."""
    handle = leak.handle
    if handle.type.kind in ("engine", "pool"):
        return "TX304"
    if handle.pooled or handle.type.return_resets:
        return "TX303"
    if (
        not leak.ended
        and any(_entered(flow, leak, m.value, m.result) for m in flow.function.program.managers)
        and (handle.type.exit is not None and handle.type.exit.then == "open")
    ):
        return "TX302"
    return "TX301"


def _entered(flow: Flow, leak: Leak, value: object, result: str) -> bool:
    """Whether a manager of the function is entered with this very handle."""
    paths = {leak.begun.result, leak.begun.target} if isinstance(leak.begun, Call) else set()
    return isinstance(value, Path) and value.text in paths


def forgotten_report(flow: Flow, code: str) -> Iterator[Report]:
    """Handles that an object keeps and never ends."""
    for call, held, path, last, lives in forgotten(flow):
        if code != ("TX303" if held.pooled or held.type.return_resets else "TX301"):
            continue
        word = _WORDS[held.type.kind]
        cls = flow.function.cls
        back = "given back to its pool" if code == "TX303" else "closed"
        by = f"no method of {cls.name if cls is not None else 'its class'}"
        where = f"{last}()" if last else "a close() of its own"
        often = [life for life in lives if not (is_command(life.function) or life.function.name in ONCE)]
        yield Report(
            node=call.node,
            message=f"{word} '{path}' is kept on the object and {back} by {by}: let {where} do it",
            severity=Severity.ERROR if code == "TX303" else Severity.WARNING,
            # An object without an end may be meant to live as long as the process.
            confidence=held.confidence.at_most(Confidence.MEDIUM if last or often else Confidence.LOW),
            path=(
                (f"{word} acquired here", call.node),
                *(
                    (f"{life.function.name}() makes such an object and lets go of it", life.call.node)
                    for life in often[:1]
                ),
            ),
            help=f"end '{path}' in {where}, in a finally where something before it may raise",
            ordinary=True,
        )


def resource_report(flow: Flow, code: str) -> Iterator[Report]:
    for leak in resource_leaks(flow):
        if code_of(flow, leak) == code:
            report = _report(flow, leak, code)
            if report is not None:
                yield report


def _report(flow: Flow, leak: Leak, code: str) -> Report | None:
    node = event_node(leak.begun)
    if node is None or has_to_fail(flow, leak.begun):
        return None
    if is_patched_away(flow, leak.handle) or is_made_of_mock(flow, leak.begun):
        return None
    kinds: tuple[str, ...] = (
        ("ordinary", "errors", "cancels")
        if leak.ordinary and not leak.ended_well
        else ("errors", "cancels", "ordinary")
    )
    if leak.ordinary and not leak.errors:
        kinds = ("ordinary",)
    fact, trail = leak.witness(*[k for k in kinds if getattr(leak, k)][:1])
    confidence = confidence_of(flow, leak, *[k for k in kinds if getattr(leak, k)])
    if fact.exc and was_caught(trail):
        # That the clause fails, too, is the longer way to tell what it leaves open when it does not.
        fact, trail = next((path for path in leak.ordinary if was_caught(path[1])), (fact, trail))
    if leak.ordinary:
        confidence = leak.handle.confidence
        if serves_a_command(flow.function) and leak.handle.type.drop != "slot" and code != "TX302":
            # The process ends with it; who writes a block, however, thinks that its end closes.
            confidence = Confidence.LOW
        elif is_script(flow.function):
            # The counter of references closes it as the function is left, and the process ends soon after.
            dropped = leak.handle.type.drop == "refcount" and not leak.handle.pooled
            confidence = Confidence.LOW if dropped else confidence.lowered()
    elif serves_a_command(flow.function) or is_script(flow.function):
        # An exception ends the process there, most often.
        confidence = Confidence.LOW
    elif flow.function.name == "main" and not flow.function.is_async:
        confidence = confidence.lowered()
    in_memory = isinstance(leak.begun, Call) and lives_in_memory(flow.function, leak.begun)
    if in_memory:
        # It locks nobody out, and is gone with its connection.
        confidence = confidence.lowered()
    if leak.idle:
        confidence = Confidence.LOW
    elif _happens_once(flow, leak):
        confidence = confidence.at_most(Confidence.MEDIUM)
    word = _WORDS[leak.handle.type.kind]
    name = leak.handle.path
    severity = Severity.ERROR if code == "TX303" else leak_severity(flow, leak)
    return Report(
        node=node,
        message=_message(flow, leak, code, word, name, fact, trail),
        severity=severity,
        confidence=confidence,
        path=path_steps(flow, leak, fact, trail, f"{word} acquired here"),
        help=_help(leak, code, name),
        about=leak.handle,
        fix=closed_by_with(flow, leak) if code == "TX302" else into_finally(flow, leak),
        ordinary=bool(leak.ordinary),
        # A pool runs dry in a test, too; what is only left open goes with its process.
        slight=in_memory or code in ("TX301", "TX302") or all(was_caught(trail) for _, trail in leak.ordinary),
    )


def _happens_once(flow: Flow, leak: Leak) -> bool:
    """Whether hardly more than one such handle is ever left: by a module, a set-up, or for the counter of references.

    The latter closes at once what an ordinary way out drops.
    """
    if flow.function.node is None or is_setup(flow.function):
        return True
    return bool(leak.ordinary) and not leak.handle.pooled and leak.handle.type.drop == "refcount"


def _message(flow: Flow, leak: Leak, code: str, word: str, name: str, fact: Fact, trail: Trail) -> str:
    rows = flow.memo["rows"]
    with_tx = ", its open transaction goes with it" if fact.is_open else ""
    back = "given back to the pool" if code == "TX303" else "closed"
    subject = subject_of(leak, word)
    if not leak.ended and leak.ordinary:
        return f"{subject} is never {back}{with_tx}: {_cure(flow, leak, code, name)}"
    if fact.exc or was_caught(trail):
        event = raise_event(trail)
        place = event_node(event)
        line = f" on line {rows(place)}" if place is not None else ""
        caught = "" if fact.exc else " and is caught"
        happens = f"when {described(event)}{line} raises{caught}{with_tx}"
        return f"{subject} is not {back} {happens}: {_cure(flow, leak, code, name)}"
    returned = next((e for w, e in _reverse(trail) if w == "return"), None)
    place = event_node(returned)
    line = f"the return on line {rows(place)}" if place is not None else "one path to its end"
    return f"{subject} is not {back} on {line}{with_tx}: {_cure(flow, leak, code, name)}"


def subject_of(leak: Leak, word: str) -> str:
    """What stays open, by its name, or by the call where nobody has named it."""
    call = leak.begun
    if isinstance(call, Call) and not call.target and call.callee == leak.handle.path:
        return f"the {word} of {call.callee}()"
    return f"{word} '{leak.handle.path}'"


def _reverse(trail: Trail) -> Iterator[tuple[str, object]]:
    while trail is not None:
        yield trail[0], trail[1]
        trail = trail[2]


def _release(flow: Flow, handle: Handle) -> str:
    """The method that gives a handle back: its own, or the one of the pool that it is from."""
    if handle.method is not None and handle.method.released_by == "close":
        return "close()"
    own = next((method.name for method in handle.type.methods if method.role == "release"), "")
    if own:
        return f"{own}()"
    pools = (found for found in flow.world.models.types.values() if found.kind == "pool")
    for pool in pools:
        if any(method.role == "acquire" and method.returns == handle.type.id for method in pool.methods):
            return next((method.name for method in pool.methods if method.role == "release"), "release")
    return "release"


def _cure(flow: Flow, leak: Leak, code: str, name: str) -> str:
    call = leak.begun
    what = f"{call.callee}()" if isinstance(call, Call) and "%" not in call.callee and "?" not in call.callee else "it"
    handle = leak.handle
    if isinstance(call, Call) and call.awaited and not handle.type.is_async and what != "it":
        what = f"await {what}"
    if code == "TX302":
        if handle.type.is_async:
            return f"close '{name}' in a finally"
        return f"use 'with closing({what}) as {name}, {name}:'"
    if code == "TX303":
        if handle.exit is not None and handle.exit.then == "release" and handle.type.is_async:
            return f"use 'async with {what} as {name}:', or release it in a finally"
        return f"give it back in a finally ({_release(flow, handle)})"
    if what == "it" and code not in ("TX302", "TX303"):
        return "use a with statement, or close it in a finally"
    if isinstance(call, Call) and (call.receiver == name or "." in name):  # the handle is kept, or connects itself
        return "close it in a finally"
    if isinstance(call, Call) and not call.target and call.use == "bind":  # unpacked: the call gives more than it
        return "close it in a finally"
    if isinstance(call, Call) and not call.target:  # nobody has named it yet
        name = _usual_name(handle)
    awaits = "async " if handle.type.is_async else ""
    if handle.exit is not None and handle.exit.supported and handle.exit.then in ("close", "release"):
        return f"use '{awaits}with {what} as {name}:', or close it in a finally"
    if not handle.type.is_async:
        return f"use 'with closing({what}) as {name}:', or close it in a finally"
    return "close it in a finally"


def _usual_name(handle: Handle) -> str:
    return "session" if handle.type.kind == "session" else "conn"


def _help(leak: Leak, code: str, name: str) -> str:
    call = leak.begun
    if isinstance(call, Call) and not call.target and call.callee == name:  # nobody has named it yet
        name = _usual_name(leak.handle)
    if code == "TX303":
        return f"put what follows into try, and give '{name}' back to its pool in the finally"
    awaits = "await " if leak.handle.type.is_async else ""
    if leak.handle.type.is_async or leak.handle.type.kind == "session":
        return f"put what follows into try, with '{awaits}{name}.close()' in the finally, or use the with statement"
    return f"put what follows into try, with '{name}.close()' in the finally, or use contextlib.closing"


__all__ = ["Confidence", "code_of", "forgotten_report", "resource_report"]
