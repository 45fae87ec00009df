from fastapi import Depends, FastAPI, HTTPException
from sqlalchemy.orm import Session

from notebook.db import get_db
from notebook.models import Note

app = FastAPI()


@app.post("/notes", status_code=201)
def create(text: str, db: Session = Depends(get_db)):
    note = Note(text=text)
    db.add(note)
    db.commit()
    db.refresh(note)
    return {"id": note.id}


@app.delete("/notes/{note_id}")
def delete(note_id: int, db: Session = Depends(get_db)):
    note = db.get(Note, note_id)
    if note is None:
        raise HTTPException(404)
    db.delete(note)
    db.commit()
