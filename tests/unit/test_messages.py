"""What messages name, where several things could be named."""

from __future__ import annotations

from txlint.check import check
from txlint.finding import Confidence
from txlint.settings import Settings

HELPER = b"""
import subprocess
import time

import requests
from sqlalchemy.orm import Session


def ask(order):
    subprocess.run(["ssh-keygen"])
    time.sleep(1)
    return requests.get(order.url, timeout=360)


def fetch(session: Session, order):
    session.add(order)
    session.flush()
    ask(order)
    session.commit()
"""


def test_of_several_waits_of_a_helper_the_one_for_the_network_is_named() -> None:
    found = check(HELPER, "/p/a.py", Settings(root="/p", base="/p", select=("TX402",)))
    assert ["(through requests.get)" in item.message for item in found] == [True]


PENDING = b"""
import requests
from sqlalchemy.orm import Session

from shop.models import Order


def pay(session: Session, number):
    order = session.get(Order, number)
    order.paid = True
    FLUSH
    requests.get(order.url, timeout=30)
    session.commit()
"""


def test_rows_are_locked_once_what_was_changed_has_been_sent() -> None:
    settings = Settings(root="/p", base="/p", select=("TX402",))
    texts = [PENDING.replace(b"FLUSH", line) for line in (b"session.flush()", b"print(order)")]
    found = [(item.confidence, item.message) for text in texts for item in check(text, "/p/a.py", settings)]
    assert [confidence for confidence, _ in found] == [Confidence.HIGH, Confidence.MEDIUM]
    assert ["rows stay locked" in message for _, message in found] == [True, False]
