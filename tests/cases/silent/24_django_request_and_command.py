# Django commits each query by itself and closes its connections around a request; a loop of saves needs no more.
from django.core.management.base import BaseCommand
from django.db import connection
from django.http import JsonResponse

from museum.models import Exhibit


def rename(request, pk):
    exhibit = Exhibit.objects.get(pk=pk)
    exhibit.title = request.POST["title"]
    exhibit.save(update_fields=["title"])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE museum_exhibit SET renamed = renamed + 1 WHERE id = %s", [pk])
    return JsonResponse({"title": exhibit.title})


class Command(BaseCommand):
    def handle(self, *args, **options):
        for exhibit in Exhibit.objects.filter(title=""):
            exhibit.title = f"Exhibit {exhibit.pk}"
            exhibit.save()
        self.stdout.write(f"{len(connection.queries)} queries")
