# The wrapper returns the coroutine of commit() to its caller, which awaits it. Nothing is lost.
from collections.abc import Awaitable

from fastapi import APIRouter, Depends
from sqlalchemy.ext.asyncio import AsyncSession

from reading.deps import get_session
from reading.models import Bookmark

router = APIRouter()


class Bookmarks:
    def __init__(self, session: AsyncSession):
        self.session = session

    def add(self, bookmark: Bookmark) -> None:
        self.session.add(bookmark)

    def save(self) -> Awaitable[None]:
        return self.session.commit()


@router.post("/bookmarks")
async def create_bookmark(page: int, session: AsyncSession = Depends(get_session)):
    bookmarks = Bookmarks(session)
    bookmarks.add(Bookmark(page=page))
    await bookmarks.save()
    return {"page": page}
