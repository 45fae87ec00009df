import logging

import psycopg2

from . import store
from .people import find

log = logging.getLogger(__name__)


def pay(month, names):
    paid = []
    for name in names:
        person = find(name)
        if person is None:
            log.warning("no %s", name)
            continue
        try:
            with store.get_cursor(commit=True) as cur:
                cur.execute("INSERT INTO payment (person, month) VALUES (%s, %s)", (person["id"], month))
        except psycopg2.IntegrityError:
            log.info("%s is paid", name)
            continue
        paid.append(name)
    return paid


def report(month):
    rows = store.fetch_all("SELECT person, amount FROM payment WHERE month = %s", (month,))
    return {row["person"]: row["amount"] for row in rows}
