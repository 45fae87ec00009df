# The web hooks open and close peewee's connection; atomic() ends each transaction, nested ones are savepoints.
from flask import Flask
from peewee import CharField, IntegerField, IntegrityError, Model, SqliteDatabase

db = SqliteDatabase("library.db", pragmas={"foreign_keys": 1})
app = Flask(__name__)


class Book(Model):
    isbn = CharField(unique=True)
    copies = IntegerField(default=1)

    class Meta:
        database = db


@app.before_request
def open_db():
    db.connect(reuse_if_open=True)


@app.teardown_request
def close_db(exc):
    if not db.is_closed():
        db.close()


def donate(isbns):
    with db.atomic():
        for isbn in isbns:
            try:
                with db.atomic():
                    Book.create(isbn=isbn)
            except IntegrityError:
                Book.update(copies=Book.copies + 1).where(Book.isbn == isbn).execute()
