from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy.ext.asyncio import AsyncSession

from wiki.db import get_session
from wiki.pages import PageService

router = APIRouter()


async def service(session: Annotated[AsyncSession, Depends(get_session)]) -> PageService:
    return PageService(session)


@router.get("/{slug}")
async def view(slug: str, pages: Annotated[PageService, Depends(service)]):
    page = await pages.view(slug)
    if page is None:
        raise HTTPException(404)
    return {"text": page.text}


@router.put("/{slug}")
async def create(slug: str, text: str, pages: Annotated[PageService, Depends(service)]):
    if not await pages.create(slug, text):
        raise HTTPException(409)
