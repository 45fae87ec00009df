# A language model answers for half a minute while the conversation's row is locked.
from django.db import transaction
from openai import OpenAI

from chat.models import Conversation, Message

client = OpenAI()


def reply(conversation_id, text):
    with transaction.atomic():
        conversation = Conversation.objects.select_for_update().get(pk=conversation_id)
        Message.objects.create(conversation=conversation, role="user", text=text)
        history = list(conversation.messages.values("role", "text"))
        answer = client.chat.completions.create(model="gpt-4o", messages=history)  # expect: TX402
        Message.objects.create(conversation=conversation, role="assistant", text=answer.choices[0].message.content)
