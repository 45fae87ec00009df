"""The result of execute() has scalars(), as a session has, and is none: the commit ended the one transaction."""

from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from shop.db import Document, get_session
from shop.tasks import reindex

router = APIRouter()


@router.post("/documents/{number}")
async def save(number: int, data: dict, session: AsyncSession = Depends(get_session)):
    result = await session.execute(select(Document).where(Document.id == number))
    document = result.scalars().first()
    if document is None:
        raise HTTPException(status_code=404)
    document.content = data["content"]
    await session.commit()
    reindex.delay(number)
    return {"saved": number}
