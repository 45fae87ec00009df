# Writes and a commit on a session that the framework injects: its dependency ends it, also after errors and early
# returns.
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.deps import get_session
from clinic.models import Appointment

router = APIRouter()
DbSession = Annotated[Session, Depends(get_session)]


@router.put("/appointments/{appointment_id}")
def move(appointment_id: int, slot: str, session: DbSession):
    appointment = session.get(Appointment, appointment_id)
    if appointment is None:
        raise HTTPException(status_code=404)
    taken = session.scalars(select(Appointment).where(Appointment.slot == slot)).first()
    if taken:
        return {"moved": False}
    appointment.slot = slot
    session.commit()
    session.refresh(appointment)
    return {"moved": True, "slot": appointment.slot}
