# An async client, made in the constructor, is awaited while the row is locked.
import anthropic
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from summaries.models import Document


class Summariser:
    def __init__(self, sessions: async_sessionmaker[AsyncSession]):
        self.sessions = sessions
        self.client = anthropic.AsyncAnthropic()

    async def run(self, document_id: int) -> None:
        async with self.sessions.begin() as session:
            document = await session.scalar(
                select(Document).where(Document.id == document_id).with_for_update(skip_locked=True)
            )
            if document is None:
                return
            message = await self.client.messages.create(  # expect: TX402
                model="claude-3-5-haiku-latest",
                max_tokens=500,
                messages=[{"role": "user", "content": document.text}],
            )
            document.summary = message.content[0].text
