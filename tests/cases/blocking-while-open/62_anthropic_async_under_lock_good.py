# Read, leave the transaction, ask, write.
import anthropic
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from summaries.models import Document


class Summariser:
    def __init__(self, sessions: async_sessionmaker[AsyncSession]):
        self.sessions = sessions
        self.client = anthropic.AsyncAnthropic()

    async def run(self, document_id: int) -> None:
        async with self.sessions() as session:
            text = await session.scalar(select(Document.text).where(Document.id == document_id))
        if text is None:
            return
        message = await self.client.messages.create(
            model="claude-3-5-haiku-latest",
            max_tokens=500,
            messages=[{"role": "user", "content": text}],
        )
        async with self.sessions.begin() as session:
            await session.execute(
                update(Document).where(Document.id == document_id).values(summary=message.content[0].text)
            )
