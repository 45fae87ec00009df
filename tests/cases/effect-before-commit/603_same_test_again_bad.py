"""What is tested the second time is another number."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from hub.models import Prompt, Tool
from hub.tasks import refresh


def switch_off(db: Session, gateway: int) -> None:
    count = db.execute(update(Tool).where(Tool.gateway == gateway).values(enabled=False)).rowcount
    if count > 0:
        db.commit()
    count = db.execute(update(Prompt).where(Prompt.gateway == gateway).values(enabled=False)).rowcount
    if count > 0:
        refresh.delay(gateway)  # expect: TX407
    db.commit()
