from __future__ import annotations

from collections.abc import Iterator

from txlint.finding import Confidence, Edit, Severity
from txlint.resource.evidence import ORM
from txlint.resource.fact import Fact
from txlint.resource.flow import Flow
from txlint.resource.witness import event_node
from txlint.rules._base import Report, Rule
from txlint.rules._before import comes_before
from txlint.rules._calls import by_helper, effects_on
from txlint.rules._edits import Rewrite, replaced
from txlint.rules._imports import importing
from txlint.rules._options import by_options
from txlint.rules._reached import begun_step, by_length, by_switches, line_of, name_of, reached_calls, through, together
from txlint.rules._sends import is_write, sends_early, sent_by
from txlint.rules._told_of import by_delay, by_subject, is_job
from txlint.tree import cst
from txlint.tree.events import Call
from txlint.tree.page import Page

_SIGNATURES = frozenset(("s", "si", "subtask", "signature", "chain", "group", "chord", "chunks", "starmap", "clone"))
"""What Celery makes of a task, which is sent just the same."""
_DEPTH = 3


class EffectBeforeCommit(Rule):
    """A job is enqueued or a message sent while the writes that it speaks of are not committed.

    ## What it does
    Reports calls that start a Celery, rq, dramatiq, arq or huey job, publish to a broker, or send mail, on a path
    where the transaction has writes pending, or writes more afterwards.

    ## Why is this bad
    The worker is often faster than the commit: it looks for the row and does not find it, or reads the old state.
    When the transaction is rolled back the message is out already, about something that never happened.

    ## Example
    ```python
    from django.db import transaction

    from exports.models import Export
    from exports.tasks import build


    def request_export(user):
        with transaction.atomic():
            export = Export.objects.create(owner=user)
            build.delay(export.pk)
    ```

    ## Use instead
    ```python
    from functools import partial

    from django.db import transaction

    from exports.models import Export
    from exports.tasks import build


    def request_export(user):
        with transaction.atomic():
            export = Export.objects.create(owner=user)
            transaction.on_commit(partial(build.delay, export.pk))
    ```

    ## Seen on a server
    The example on PostgreSQL:

    ```text
    what a quick worker finds under the key: no row
    rows a moment later: 1
    ```

    ## Fix safety
    The fix is for Django and unsafe: `transaction.on_commit(partial(…))` sends later, and not at all after a rollback;
    what the sending raises is raised at the commit. It is offered for statements in blocks of the default database.

    ## Known limits
    Silent after the commit, in callbacks of the commit, and where the transaction has only read. The confidence is
    low for what is sent with a countdown of five seconds or more, and high only for jobs that name something which is
    written: a message may well say all that it has to say. A message beside what is reported already is not, and what a
    function of the project sends after a write of its own is reported there. Projects name further calls as
    `[[effect]]` in `[[tool.txlint.api]]`.
    """

    code = "TX407"
    severity = Severity.WARNING
    under_load = True

    def flow(self, flow: Flow) -> Iterator[Report]:
        told: set[object] = set()
        for call, _ in reached_calls(flow):
            fact = sends_early(flow, call)
            if fact is None or fact.handle is None:
                continue
            handle = fact.handle
            chain = sent_by(flow, call)
            confidence = _confidence(flow, call, fact, chain)
            if _told_inside(flow, call, fact):
                continue
            if (fact.wrote, handle) in told and not is_job(chain[-1]):
                # Mails and messages beside what is told of already: they move with it.
                continue
            if confidence is not Confidence.LOW:
                told.add((fact.wrote, handle))
            write = (
                f"the write{line_of(flow, fact.wrote)} is" if fact.wrote is not None else "the writes that follow are"
            )
            if handle.library == "django":
                cure = "use transaction.on_commit()"
            elif handle.library in ORM:
                cure = "move it behind the commit, or into an after_commit event"
            else:
                cure = "move it behind the commit"
            yield Report(
                node=call.node,
                about=handle,
                confidence=confidence,
                message=f"{through(flow, call, chain)} sends before {write} committed on '{name_of(handle)}': "
                f"the receiver may be faster, and a rollback takes nothing back, {cure}",
                path=(*begun_step(fact), ("sent here", call.node)),
                help=cure,
                fix=_on_commit(flow, call, fact) if handle.library == "django" else None,
            )


def _told_inside(flow: Flow, call: Call, fact: Fact) -> bool:
    """Whether a called function writes by itself on what it is given before it sends, so that it is told of there."""
    ref = flow.meaning(call).function
    if ref is not None and ref.function.has_decorator("atomic"):
        return comes_before(flow.world, flow.meaning(call), is_write, "effect", _DEPTH)
    if fact.explicit or fact.handle is None or fact.handle.library == "django":
        return False
    if not any(effect.writes for _, effect in effects_on(flow, call, fact)):
        return False
    return comes_before(flow.world, flow.meaning(call), is_write, "effect", _DEPTH)


def _confidence(flow: Flow, call: Call, fact: Fact, chain: tuple[str, ...]) -> Confidence:
    assert fact.handle is not None
    return fact.handle.confidence.at_most(
        by_length(chain),
        together(by_subject(flow, call, fact), by_helper(flow, fact)),
        by_delay(flow, call),
        # What is written later may be nothing that the receiver asks for.
        Confidence.HIGH if fact.wrote is not None else Confidence.MEDIUM,
        by_switches(flow, call),
        by_options(flow, call, "effect"),
        _by_task(flow, call),
        # A mail or a message may well say all that it has to say; a job looks into the database.
        Confidence.HIGH if is_job(chain[-1]) else Confidence.MEDIUM,
    )


def _by_task(flow: Flow, call: Call) -> Confidence:
    """Low where a call gives the task: `request.task(build).delay()` may well wait for the commit by itself."""
    m = flow.meaning(call)
    made = flow.scope.calls.get(m.receiver)
    guessed = m.function is None and "." not in m.effect
    return Confidence.LOW if guessed and made is not None and made.name not in _SIGNATURES else Confidence.HIGH


def _on_commit(flow: Flow, call: Call, fact: Fact) -> Rewrite | None:
    """`task.delay(pk)` becomes `transaction.on_commit(partial(task.delay, pk))`, which keeps today's arguments."""
    imports = flow.function.module.imports
    module = next((name for name, path in imports.items() if path == "django.db.transaction"), "")
    blocks = [event_node(manager) for manager, _ in fact.managed]
    plain = all(isinstance(block, cst.CSTNode) and _names_no_database(block) for block in blocks)
    if not module or not plain or call.use != "discard" or call.awaited or flow.meaning(call).function is not None:
        return None
    if any(a.keyword in ("*", "**") or isinstance(a.node, cst.GeneratorExp) for a in call.args):
        return None

    def text(page: Page) -> tuple[str, tuple[Edit, ...]] | None:
        task, words = page.text(call.node.func), [page.text(item) for item in call.node.args]
        if any("\n" in word for word in (task, *words)):
            return None
        if not words:
            return f"{module}.on_commit({task})", ()
        partial, edits = importing(page, "functools", "partial")
        return f"{module}.on_commit({partial}({', '.join((task, *words))}))", edits

    return replaced(call.node, text, "Send it once the transaction is committed")


def _names_no_database(block: cst.CSTNode) -> bool:
    """Whether `atomic` is used on the default database, which on_commit() waits for."""
    return not isinstance(block, cst.Call) or not block.args
