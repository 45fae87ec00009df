import requests
from pony.orm import commit, db_session, flush, rollback, select

from .entities import Cart, db


@db_session
def add(name):
    return Cart(name=name).id


@db_session
def push(name):
    cart = Cart(name=name)
    flush()
    requests.post("https://shop.example/cart", json={"id": cart.id})  # expect: TX402,TX407


def swallowed(name):
    with db_session:
        Cart(name=name)
        try:
            flush()
        except Exception:  # expect: TX401
            print("double")


def many(names):
    for name in names:
        with db_session:
            Cart(name=name)


def retry(name):
    with db_session(retry=3):
        select(c for c in Cart if c.name == name).delete(bulk=True)
        commit()
