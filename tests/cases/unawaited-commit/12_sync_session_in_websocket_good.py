# A synchronous Session inside an async handler: commit() is no coroutine here. It blocks the loop, but it runs.
from fastapi import APIRouter, WebSocket
from sqlalchemy.orm import Session, sessionmaker

from chat.db import engine
from chat.models import Message

router = APIRouter()
SessionLocal = sessionmaker(bind=engine)


@router.websocket("/rooms/{room}")
async def room_socket(socket: WebSocket, room: str) -> None:
    await socket.accept()
    while True:
        body = await socket.receive_text()
        with SessionLocal() as session:
            keep(session, room, body)


def keep(session: Session, room: str, body: str) -> None:
    session.add(Message(room=room, body=body))
    session.commit()
