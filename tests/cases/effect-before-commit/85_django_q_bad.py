# django-q: async_task inside the decorated service.
from django.db import transaction
from django_q.tasks import async_task

from courses.models import Enrolment


@transaction.atomic
def enrol(user, course):
    enrolment = Enrolment.objects.create(user=user, course=course)
    async_task("courses.tasks.welcome", enrolment.pk)  # expect: TX407
    course.places -= 1
    course.save(update_fields=["places"])
    return enrolment
