"""The rows are committed, and the job is sent, where there were any."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from hub.models import Tool
from hub.tasks import refresh


def switch_off(db: Session, gateway: int) -> None:
    found = db.execute(update(Tool).where(Tool.gateway == gateway).values(enabled=False))
    count = found.rowcount
    if count > 0:
        db.commit()
    if count > 0:
        refresh.delay(gateway)
