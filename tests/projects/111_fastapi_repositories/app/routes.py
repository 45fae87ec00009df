from typing import Annotated

import httpx
from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy.orm import Session

from app.db import get_session, session_scope
from app.repositories.books import Book, BookRepository

router = APIRouter(prefix="/books")


def get_books(session: Annotated[Session, Depends(get_session)]) -> BookRepository:
    return BookRepository(session)


Books = Annotated[BookRepository, Depends(get_books)]


@router.post("/{isbn}")
def add(isbn: str, books: Books):
    if books.get(isbn) is not None:
        raise HTTPException(409)
    books.add(Book(isbn=isbn, title="?"))
    return {"isbn": isbn}


@router.delete("/{isbn}")
def remove(isbn: str, books: Books):
    books.remove(isbn)


def refresh_titles():
    with session_scope() as session:
        wanted = [book.isbn for book in BookRepository(session).all() if book.title == "?"]
    titles = {isbn: httpx.get(f"https://isbn.example/{isbn}").json()["title"] for isbn in wanted}
    with session_scope() as session:
        books = BookRepository(session)
        for isbn, title in titles.items():
            book = books.get(isbn)
            if book is not None:
                book.title = title
