# A dependency's session has only read before the request: nobody waits for its rows.
import httpx
from fastapi import APIRouter, Depends
from sqlalchemy import select
from sqlalchemy.orm import Session

from proxy.db import get_db
from proxy.models import Target

router = APIRouter()


@router.get("/check/{target_id}")
def check(target_id: int, db: Session = Depends(get_db)):
    target = db.scalar(select(Target).where(Target.id == target_id))
    return {"status": httpx.get(target.url, timeout=5).status_code}
