import logging

from fastapi import APIRouter, BackgroundTasks, HTTPException
from sqlalchemy.exc import IntegrityError

from clinic.deps import PatientsDep, SessionDep, SessionLocal

router = APIRouter()
log = logging.getLogger(__name__)


@router.post("/patients")
def admit(patients: PatientsDep, patient: dict, tasks: BackgroundTasks):
    patients.add(patient)
    try:
        patients.save()
    except IntegrityError as error:
        raise HTTPException(409) from error
    tasks.add_task(recount)
    return patient


@router.put("/patients/{number}")
def move(session: SessionDep, number: int, ward: int):
    session.connection().exec_driver_sql("UPDATE patient SET ward = %s WHERE id = %s", (ward, number))
    try:
        session.commit()  # expect: TX102
    except Exception:
        log.exception("patient %s not moved", number)
    return {"ward": ward}


def recount():
    session = SessionLocal()  # expect: TX301
    session.connection().exec_driver_sql("UPDATE ward SET patients = (SELECT count(*) FROM patient)")
    session.commit()
    session.close()
