# A class based view whose dispatch runs in atomic(); the handler stands in a method that post() calls.
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views import View

from polls.models import Answer, Poll


@transaction.atomic
def store_answers(poll, answers):
    for number, text in answers:
        try:
            Answer.objects.create(poll=poll, number=number, text=text)
        except IntegrityError:  # expect: TX401
            continue
    Poll.objects.filter(pk=poll.pk).update(answered=True)


class AnswerView(View):
    def post(self, request, pk):
        store_answers(Poll.objects.get(pk=pk), request.POST.items())
        return HttpResponse(status=204)
