import requests

from shop.work import work


def lost(pk):
    with work() as uow:
        uow.users.rename(pk, "x")  # expect: TX403
        uow.orders.drop(pk)


def kept(pk):
    with work() as uow:
        uow.users.rename(pk, "x")
        uow.commit()


def waits(pk):
    with work() as uow:
        uow.users.rename(pk, "x")
        requests.post("https://a.example", timeout=3)  # expect: TX402
        uow.commit()
