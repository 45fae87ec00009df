# The row is locked by the first query, and the wait comes after it.
import time

from django.db import transaction

from books.models import Book


@transaction.atomic
def index(book_id):
    book = Book.objects.select_for_update().get(id=book_id)
    time.sleep(5)  # expect: TX402
    book.indexed = True
    book.save()


@transaction.atomic
def index_all():
    for book in Book.objects.all():
        time.sleep(5)  # expect: TX402
        book.save()
