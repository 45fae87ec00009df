import requests

from orders.adapters.uow import ReadingUnitOfWork, SqlUnitOfWork
from orders.domain.ports import AbstractUnitOfWork


def place(uow: AbstractUnitOfWork, order):
    with uow:
        uow.orders.add(order)


def place_and_tell(order):
    with SqlUnitOfWork() as uow:
        uow.orders.add(order)
        requests.post("https://crm.example/orders", json={"n": order.number}, timeout=5)  # expect: TX402, TX407


def place_then_tell(order):
    with SqlUnitOfWork() as uow:
        uow.orders.add(order)
    requests.post("https://crm.example/orders", json={"n": order.number}, timeout=5)


def draft(order):
    with ReadingUnitOfWork() as uow:
        uow.orders.add(order)  # expect: TX403


def look_up(number):
    with ReadingUnitOfWork() as uow:
        return uow.orders.get(number)


def place_all(orders):
    failed = []
    with SqlUnitOfWork() as uow:
        for order in orders:
            try:
                uow.orders.add(order)
            except Exception:  # expect: TX401
                failed.append(order.number)
    print("could not place", failed)
