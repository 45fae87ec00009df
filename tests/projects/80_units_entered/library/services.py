import requests

from library.work import SqlUnitOfWork, UnitOfWork


def lend(book, reader):
    with SqlUnitOfWork() as work:
        work.loans.add(book, reader)
        work.commit()
    requests.post("https://mail.example/lent", json={"book": book, "reader": reader}, timeout=5)


def lend_all(books, reader):
    with SqlUnitOfWork() as work:
        for book in books:
            work.loans.add(book, reader)  # expect: TX403


def lend_and_tell(book, reader):
    work = SqlUnitOfWork()
    with work:
        work.loans.add(book, reader)
        requests.post("https://mail.example/lent", json={"book": book, "reader": reader}, timeout=5)  # expect: TX402
        work.commit()


def lent(work: UnitOfWork, reader):
    with work:
        return work.loans.of(reader)


def lend_in(work: UnitOfWork, book, reader):
    with work:
        work.loans.add(book, reader)
        work.commit()
