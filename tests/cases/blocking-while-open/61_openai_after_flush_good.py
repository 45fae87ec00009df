# Committed before the model is asked.
from openai import OpenAI
from sqlalchemy.orm import Session, sessionmaker

from chat.models import Message

client = OpenAI()


def answer(factory: sessionmaker[Session], thread_id: int, question: str) -> str:
    with factory() as session:
        session.add(Message(thread_id=thread_id, role="user", text=question))
        session.commit()
        reply = client.chat.completions.create(
            model="gpt-4o-mini", messages=[{"role": "user", "content": question}]
        )
        text = reply.choices[0].message.content
        session.add(Message(thread_id=thread_id, role="assistant", text=text))
        session.commit()
        return text
