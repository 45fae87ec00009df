from peewee import CharField, ForeignKeyField, IntegerField, IntegrityError, Model

from reading.db import db


class Base(Model):
    class Meta:
        database = db


class Book(Base):
    title = CharField(unique=True)
    pages = IntegerField()


class Progress(Base):
    book = ForeignKeyField(Book, unique=True)
    page = IntegerField()


def add_book(title, pages):
    try:
        with db.atomic():
            return Book.create(title=title, pages=pages), True
    except IntegrityError:
        return Book.get(Book.title == title), False


@db.atomic()
def start(title, pages):
    book, new = add_book(title, pages)
    if new:
        Progress.create(book=book, page=0)
    return book
