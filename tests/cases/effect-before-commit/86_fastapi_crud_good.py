# commit(), refresh(), then the task; a log line and a metric in between.
import logging

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session

from api.db import get_db
from api.models import Upload
from api.tasks import scan

router = APIRouter()
log = logging.getLogger(__name__)


@router.post("/uploads")
def create(name: str, db: Session = Depends(get_db)):
    upload = Upload(name=name)
    db.add(upload)
    db.commit()
    db.refresh(upload)
    log.info("upload %s", upload.id)
    scan.delay(upload.id)
    return {"id": upload.id}
