from fastapi import APIRouter, HTTPException

from . import crud
from .deps import SessionDep, TransactionDep

router = APIRouter()


@router.post("/heroes", status_code=201)
def create(name: str, session: SessionDep):
    if crud.by_name(session, name) is not None:
        raise HTTPException(409, "taken")
    return crud.add(session, name)


@router.post("/teams/{team}/merge")
def merge(team: str, target: str, session: TransactionDep):
    moved = crud.move(session, team, target)
    if moved == 0:
        raise HTTPException(404)
    return {"moved": moved}
