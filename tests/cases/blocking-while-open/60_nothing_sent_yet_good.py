# Django sends its BEGIN with the first query, and an ORM session takes its connection then: nothing idles before.
import time

import requests
from django.db import transaction
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from books.models import Book

Session = sessionmaker(create_engine("postgresql://books@db/books", pool_recycle=600))


@transaction.atomic
def index(book_id):
    time.sleep(5)
    Book.objects.filter(id=book_id).update(indexed=True)


def fetch(url):
    with transaction.atomic():
        page = requests.get(url, timeout=5)
        Book.objects.create(text=page.text)


def store(url):
    with Session.begin() as session:
        page = requests.get(url, timeout=5)
        session.add(Book(text=page.text))
