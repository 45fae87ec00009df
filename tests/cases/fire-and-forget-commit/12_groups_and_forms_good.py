# A task group waits for its tasks, a done callback looks at its task, and a form's submit() is no executor.
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session


async def in_group(session: AsyncSession, group: asyncio.TaskGroup) -> None:
    group.create_task(session.commit())


async def watched(session: AsyncSession, running: set[asyncio.Task[None]]) -> None:
    task = asyncio.create_task(session.commit())
    running.add(task)
    task.add_done_callback(running.discard)


def save(form, session: Session) -> None:
    form.submit(session.commit)
