# The message row is flushed, then the language model is asked for half a minute with the row lock held.
from openai import OpenAI
from sqlalchemy.orm import Session, sessionmaker

from chat.models import Message

client = OpenAI()


def answer(factory: sessionmaker[Session], thread_id: int, question: str) -> str:
    with factory() as session:
        session.add(Message(thread_id=thread_id, role="user", text=question))
        session.flush()
        reply = client.chat.completions.create(  # expect: TX402
            model="gpt-4o-mini", messages=[{"role": "user", "content": question}]
        )
        text = reply.choices[0].message.content
        session.add(Message(thread_id=thread_id, role="assistant", text=text))
        session.commit()
        return text
