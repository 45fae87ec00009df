# The blocking commit is moved off the loop and awaited.
import asyncio

from aiohttp import web
from sqlalchemy.orm import Session

from wiki.models import Page


async def save_page(request: web.Request) -> web.Response:
    session: Session = request["session"]
    form = await request.post()
    session.add(Page(title=form["title"], body=form["body"]))
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, session.commit)
    return web.Response(text="saved")


async def save_many(session: Session, pages: list[Page]) -> None:
    session.add_all(pages)
    await asyncio.to_thread(session.commit)
