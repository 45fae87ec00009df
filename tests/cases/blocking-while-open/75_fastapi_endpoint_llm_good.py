# The model is asked first.
import httpx
from fastapi import APIRouter, Depends
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.db import get_session
from assistant.models import Question

router = APIRouter()


@router.post("/questions")
async def ask(text: str, session: AsyncSession = Depends(get_session)):
    async with httpx.AsyncClient(timeout=60) as client:
        response = await client.post("https://llm.internal/answer", json={"text": text})
    question = Question(text=text, answer=response.json()["answer"])
    session.add(question)
    await session.commit()
    return {"id": question.id, "answer": question.answer}
