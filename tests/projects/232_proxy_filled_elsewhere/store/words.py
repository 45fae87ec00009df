import time

from peewee import IntegrityError

from .base import Word, database


def add(texts):
    with database.atomic():
        for text in texts:
            with database.atomic():
                Word.create(text=text)


def add_quietly(texts):
    with database.atomic():
        for text in texts:
            try:
                Word.create(text=text)
            except IntegrityError:  # todo: TX401
                continue


def slow(text):
    with database.atomic():
        Word.create(text=text)
        time.sleep(10)  # expect: TX402
