# send() of a Django signal, of a generator and of a form's mail object that is only built: no message leaves.
from django.core.mail import EmailMessage
from django.db import transaction
from django.dispatch import Signal

from forum.models import Draft, Thread

thread_opened = Signal()


def numbering():
    number = 0
    while True:
        number += (yield number) or 1


@transaction.atomic
def open_thread(title, step):
    thread = Thread.objects.create(title=title)
    thread_opened.send(sender=Thread, thread=thread)
    counter = numbering()
    next(counter)
    Draft.objects.create(thread=thread, number=counter.send(step))
    message = EmailMessage("New thread", title, to=["mods@example.org"])
    transaction.on_commit(message.send)
    return thread
