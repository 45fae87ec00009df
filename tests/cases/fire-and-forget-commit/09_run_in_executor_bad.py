# run_in_executor() returns a future. Without await the handler answers before the commit, and never learns of its
# failure.
import asyncio

from aiohttp import web
from sqlalchemy.orm import Session

from wiki.models import Page


async def save_page(request: web.Request) -> web.Response:
    session: Session = request["session"]
    form = await request.post()
    session.add(Page(title=form["title"], body=form["body"]))
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, session.commit)  # expect: TX106
    return web.Response(text="saved")
