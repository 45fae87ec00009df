from __future__ import annotations

from collections.abc import Iterator

from txlint.finding import Confidence, Severity
from txlint.resource.fact import Fact
from txlint.resource.flow import ENTRY, Flow
from txlint.resource.held import Obj
from txlint.resource.summarise import chain_of
from txlint.resource.threads import run_in_thread, works_elsewhere
from txlint.rules._base import Report, Rule
from txlint.rules._calls import by_helper, effects_of_run, may_end
from txlint.rules._commands import is_command, is_setup, serves_a_command
from txlint.rules._likewise import ended_likewise
from txlint.rules._options import by_options
from txlint.rules._reached import (
    begun_step,
    by_length,
    by_switches,
    line_of,
    name_of,
    reached_calls,
    through,
)
from txlint.rules._sends import sends_early
from txlint.rules._trials import in_patch
from txlint.rules._unsent import asks_again, nothing_sent, told_inside
from txlint.tree import cst
from txlint.tree.answers import walk
from txlint.tree.events import Call, Const, around, in_handler, paths_in

_SLEEPS = frozenset(("time.sleep", "asyncio.sleep", "anyio.sleep", "trio.sleep", "gevent.sleep", "eventlet.sleep"))


class BlockingWhileOpen(Rule):
    """Something slow is waited for while a transaction is open: the network, a process, a lock, a person, sleep().

    ## What it does
    Reports calls that wait for something outside of the database on a path where a transaction has begun and not
    ended: HTTP and mail, cloud and model APIs, sockets, subprocesses, queues and locks, `sleep()`, `input()`; also
    in functions of the project that lead to one.

    ## Why is this bad
    While the call waits the server shows the connection as `idle in transaction`. Its row locks stay, other writers
    queue up behind them, vacuum cannot clean, and the connection is missing from the pool. This is the commonest
    cause of "idle in transaction" in bug reports, and a timeout of the server ends it in the middle of the work.

    ## Example
    ```python
    import requests
    from sqlalchemy import create_engine, text

    engine = create_engine("postgresql+psycopg://localhost/shop")


    def capture(order_id):
        with engine.begin() as conn:
            conn.execute(text("UPDATE payment SET state = 'new' WHERE id = :i"), {"i": order_id})
            requests.get("https://pay.example/capture", timeout=30)
    ```

    ## Use instead
    ```python
    import requests
    from sqlalchemy import create_engine, text

    engine = create_engine("postgresql+psycopg://localhost/shop")


    def capture(order_id):
        requests.get("https://pay.example/capture", timeout=30)
        with engine.begin() as conn:
            conn.execute(text("UPDATE payment SET state = 'new' WHERE id = :i"), {"i": order_id})
    ```

    ## Seen on a server
    The example on PostgreSQL:

    ```text
    state of the connection, during the request: idle in transaction
    another client's UPDATE of the row: LockNotAvailable: canceling statement due to lock timeout
    ```

    ## Known limits
    Django and ORM sessions send their BEGIN with the first statement: what waits before that is not reported. The
    confidence is low where an ORM session has only read, and medium on other connections that have only read;
    it is high after a write that was sent, a lock or an explicit begin. It is medium where a session keeps its writes
    for a later flush, where a helper writes on some of its ways only, for a thread of whose work nothing is known (low
    where nothing is locked), and in commands, where it is low if no rows are locked. What a function of the project
    does in a transaction that it begins itself is reported there. Projects name further blockers as `[[blocking]]` in
    `[[tool.txlint.api]]`.
    """

    code = "TX402"
    severity = Severity.WARNING
    under_load = True

    def flow(self, flow: Flow) -> Iterator[Report]:
        waited: set[str] = set()
        seen: set[object] = set()
        for call, reached in reached_calls(flow):
            chain = blocked_by(flow, call)
            if (
                flow.meaning(call).receiver.partition(".")[0] in waited
                or not chain
                or _tries_to_commit(call, chain)
                or sends_early(flow, call) is not None
            ):
                continue
            facts = [r.fact for r in reached if _held_open(flow, call, r.fact)]
            if not facts:
                continue
            fact = max(facts, key=lambda f: _confidence(flow, call, f).rank)
            handle = fact.handle
            assert handle is not None
            # What the call gives belongs to the same wait: `response.json()`, `smtp.send_message()`.
            waited |= _given(flow, call)
            if _told_already(flow, call, fact, seen):
                continue
            name = name_of(handle)
            begun = "" if fact.begun is ENTRY else line_of(flow, fact.begun)
            locks = (
                "rows stay locked meanwhile"
                if "locked" in fact.marks or (fact.wrote and (handle.type.kind != "session" or "flushed" in fact.marks))
                else ("the connection idles in its transaction meanwhile")
            )
            yield Report(
                node=call.node,
                about=handle,
                confidence=handle.confidence.at_most(
                    _confidence(flow, call, fact),
                    by_length(chain),
                    _by_harm(flow, call, fact),
                    _by_thread(chain, fact),
                    by_switches(flow, call),
                    by_options(flow, call, "blocking"),
                ),
                message=f"{through(flow, call, chain)} waits while the transaction on '{name}', "
                f"begun{begun or ' before'}, is open: {locks}, end the transaction first or move the call out of it",
                path=(*begun_step(fact), ("waits here", call.node)),
                help="do the slow work before the transaction or after its end; write the result in a second one",
            )


def _tries_to_commit(call: Call, chain: tuple[str, ...]) -> bool:
    """Whether what waits is a commit that is tried again: `_commit() → retry() → time.sleep`."""
    return chain[-1].endswith("sleep") and any("commit" in step for step in (call.name, *chain[:-1]))


def _told_already(flow: Flow, call: Call, fact: Fact, seen: set[object]) -> bool:
    """Whether the same wait of the same transaction was reported: by a helper that is called again, or, in what runs
    once, by any call."""
    ref, once = flow.meaning(call).function, _runs_once(flow)
    if ref is None and not once:
        return False
    what = None if once or ref is None else ref.function
    key = (id(fact.begun), id(what))
    told = key in seen
    seen.add(key)
    return told


def _runs_once(flow: Flow) -> bool:
    return is_command(flow.function) or is_setup(flow.function)


def _given(flow: Flow, call: Call) -> set[str]:
    """The names of what a call gives."""
    names = {call.result, call.target}
    names |= {m.target for m in flow.function.program.managers if call.result in paths_in(m.value)}
    return names - {""}


def blocked_by(flow: Flow, call: Call) -> tuple[str, ...]:
    """The chain of calls from here to one that waits; the call itself where it is known to wait."""
    m = flow.meaning(call)
    if m.blocking:
        inside = run_in_thread(flow.scope, call)
        chain = chain_of(flow.world, inside, "blocking") if inside is not None else ()
        return (f"{inside.function.name}()", *chain) if inside is not None and chain else (m.blocking,)
    effects = effects_of_run(flow, call)
    if effects is None or m.function is None:
        return ()
    given = flow.world.given(m.function)
    if isinstance(given, Obj) and given.type.kind in ("connection", "session", "pool", "engine"):
        # A function that gives a connection waits for the database.
        return ()
    return effects.blocking


def _held_open(flow: Flow, call: Call, fact: Fact) -> bool:
    if not fact.is_open or fact.handle is None or (fact.handle.type.kind == "module" and not fact.explicit):
        return False
    if nothing_sent(flow, call, fact) or told_inside(flow, call, fact):
        return False
    if fact.handle.owner == "own" and not (fact.names or fact.parts or fact.managed):
        # Its name was bound again: that it was dropped while it was open is what is wrong.
        return False
    if fact.spoiled is not None and not in_handler(call.context):
        # Left open by a swallowed error, which is what is wrong.
        return False
    given = {path for arg in call.args for path in paths_in(arg.value)}
    last = blocked_by(flow, call)[-1]
    if any(last.partition(".")[0] == path.partition(".")[0] for path in fact.handle.type.paths):
        # What the transaction is about: messages are read and written within it.
        return False
    if given & fact.names and last.rpartition(".")[2] in ("select", "poll"):
        # The socket that is waited for is the connection's own.
        return False
    if any(path.startswith(f"{name}.") for path in given for name in fact.names):
        # `to_thread(conn.commit)`: the thread works on this very transaction.
        return False
    return not may_end(flow, call, fact) and not ended_likewise(flow, call, fact)


def _confidence(flow: Flow, call: Call, fact: Fact) -> Confidence:
    handle = fact.handle
    if fact.begun is ENTRY or handle is None:
        return Confidence.LOW
    if asks_again(flow, call, fact):
        return Confidence.LOW
    if "maybe-ended" in fact.marks:
        # A helper has ended it under a condition that may be the one that leads here, and nothing was sent since.
        return Confidence.LOW
    if fact.explicit or "locked" in fact.marks:
        return Confidence.HIGH
    if fact.wrote is not None:
        # What a session only keeps for its flush has locked nothing.
        sent = handle.type.kind != "session" or "flushed" in fact.marks
        return by_helper(flow, fact).at_most(Confidence.HIGH if sent else Confidence.MEDIUM)
    return Confidence.LOW if handle.type.kind == "session" or _feeds(call, fact) else Confidence.MEDIUM


def _by_harm(flow: Flow, call: Call, fact: Fact) -> Confidence:
    """Lower where hardly anybody can be kept waiting: beside a mock, in what runs once, the more where no rows are
    locked, and for a wait with a near end."""
    if in_patch(flow, call):
        return Confidence.LOW
    if _runs_once(flow) or serves_a_command(flow.function):
        return Confidence.MEDIUM if fact.wrote is not None or "locked" in fact.marks else Confidence.LOW
    arg = next((a for a in call.args if a.keyword == "timeout"), None)
    if flow.meaning(call).blocking in _SLEEPS:
        arg = call.arg(0)
    seconds = arg.value.value if arg is not None and isinstance(arg.value, Const) else None
    return Confidence.MEDIUM if isinstance(seconds, int | float) and seconds <= 1 else Confidence.HIGH


def _by_thread(chain: tuple[str, ...], fact: Fact) -> Confidence:
    """What a thread is given may be short work as well: that hardly matters where nothing is locked."""
    if not works_elsewhere(chain[-1]):
        return Confidence.HIGH
    return Confidence.MEDIUM if fact.explicit or fact.wrote is not None or "locked" in fact.marks else Confidence.LOW


def _feeds(call: Call, fact: Fact) -> bool:
    """Whether the statement that began gives the rows of the loop that the call stands in: the cursor stays open."""
    begun = fact.begun
    return isinstance(begun, Call) and any(
        outer.kind == "loop" and isinstance(outer.node, cst.For) and any(n is begun.node for n in walk(outer.node.iter))
        for outer in around(call.context)
    )
