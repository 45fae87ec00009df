from __future__ import annotations

from collections.abc import Iterator

from txlint.finding import Severity
from txlint.resource.flow import Flow
from txlint.resource.witness import described
from txlint.rules._base import Report, Rule
from txlint.rules._reached import at_most, begun_step, by_length, line_of, name_of, reached_calls
from txlint.rules._sends import sends_early, sent_by


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

    ## Known limits
    Silent after the commit, in callbacks of the commit, and where the transaction has only read. Projects name
    further calls as `[[effect]]` in `[[tool.txlint.api]]`.
    """

    code = "TX407"
    severity = Severity.WARNING

    def flow(self, flow: Flow) -> Iterator[Report]:
        for call, _ in reached_calls(flow):
            fact = sends_early(flow, call)
            if fact is None or fact.handle is None:
                continue
            handle = fact.handle
            chain = sent_by(flow, call)
            through = f" (through {' → '.join(chain)})" if flow.meaning(call).function is not None else ""
            write = (
                f"the write{line_of(flow, fact.wrote)} is" if fact.wrote is not None else "the writes that follow are"
            )
            if handle.library == "django":
                cure = "use transaction.on_commit()"
            elif handle.library in ("sqlalchemy", "sqlmodel", "flask_sqlalchemy"):
                cure = "move it behind the commit, or into an after_commit event"
            else:
                cure = "move it behind the commit"
            yield Report(
                node=call.node,
                about=handle,
                confidence=at_most(by_length(chain), handle.confidence),
                message=f"{described(call)}{through} sends before {write} committed on '{name_of(handle)}': the "
                f"receiver may be faster, and a rollback takes nothing back, {cure}",
                path=(*begun_step(fact), ("sent here", call.node)),
                help=cure,
            )
