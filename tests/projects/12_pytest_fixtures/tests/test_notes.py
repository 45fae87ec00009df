from sqlalchemy import select

from notebook.models import Note


def test_create(client, db):
    answer = client.post("/notes", params={"text": "milk"})
    assert answer.status_code == 201
    assert db.scalars(select(Note.text)).all() == ["milk"]


def test_delete(client, db):
    note = Note(text="bread")
    db.add(note)
    db.commit()
    assert client.delete(f"/notes/{note.id}").status_code == 200
    assert db.scalars(select(Note)).all() == []
