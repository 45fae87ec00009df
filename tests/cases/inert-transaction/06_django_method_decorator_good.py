# atomic through method_decorator on a class-based view, and on a plain function that returns a list.
from django.db import transaction
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views import View

from mailing.models import Letter


@method_decorator(transaction.atomic, name="post")
class LetterView(View):
    def post(self, request):
        Letter.objects.filter(recipient=request.user).delete()
        Letter.objects.create(recipient=request.user)
        return HttpResponse(status=204)


@transaction.atomic
def create_marks(recipients):
    return [Letter.objects.create(recipient=recipient).pk for recipient in recipients]
