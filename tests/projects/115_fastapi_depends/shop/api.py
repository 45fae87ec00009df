import asyncio
import logging

from fastapi import APIRouter, BackgroundTasks, Depends
from sqlalchemy.ext.asyncio import AsyncSession

from .crud import insert_item, touch
from .db import SessionDep, SessionFactory, get_bare_session

log = logging.getLogger(__name__)
router = APIRouter()


@router.post("/items")
async def create_item(name: str, session: SessionDep):
    await insert_item(session, name)
    return {"name": name}


@router.post("/items/{number}/seen")
async def seen(number: int, session: SessionDep):
    await touch(session, number)
    session.commit()  # expect: TX101
    return {"ok": True}


@router.post("/items/quiet")
async def create_quietly(name: str, session: AsyncSession = Depends(get_bare_session)):
    await insert_item(session, name, commit=False)
    try:
        await session.commit()  # expect: TX102
    except Exception:
        log.exception("not saved")
    return {"name": name}


async def _index(name):
    session = SessionFactory()  # expect: TX301
    await insert_item(session, name)
    await asyncio.sleep(1)
    await session.close()


@router.post("/items/index")
async def index(name: str, tasks: BackgroundTasks):
    tasks.add_task(_index, name)
    return {"queued": name}
