"""What messages name, where several things could be named."""

from __future__ import annotations

from txlint.check import check
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
