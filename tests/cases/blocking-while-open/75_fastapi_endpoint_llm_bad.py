# The dependency's session has an INSERT in the air while the model answers.
import httpx
from fastapi import APIRouter, Depends
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.db import get_session
from assistant.models import Question

router = APIRouter()


@router.post("/questions")
async def ask(text: str, session: AsyncSession = Depends(get_session)):
    question = Question(text=text)
    session.add(question)
    await session.flush()
    async with httpx.AsyncClient(timeout=60) as client:
        response = await client.post("https://llm.internal/answer", json={"text": text})  # expect: TX402
    question.answer = response.json()["answer"]
    await session.commit()
    return {"id": question.id, "answer": question.answer}
