# The question is committed, the model is asked, the answer is stored in a transaction of its own.
from django.db import transaction
from openai import OpenAI

from chat.models import Conversation, Message

client = OpenAI()


def reply(conversation_id, text):
    with transaction.atomic():
        conversation = Conversation.objects.select_for_update().get(pk=conversation_id)
        Message.objects.create(conversation=conversation, role="user", text=text)
        history = list(conversation.messages.values("role", "text"))
    answer = client.chat.completions.create(model="gpt-4o", messages=history)
    with transaction.atomic():
        conversation = Conversation.objects.select_for_update().get(pk=conversation_id)
        Message.objects.create(conversation=conversation, role="assistant", text=answer.choices[0].message.content)
