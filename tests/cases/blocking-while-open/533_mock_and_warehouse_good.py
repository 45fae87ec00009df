"""What a mock stands in for waits for nobody, and Trino keeps no transaction open."""

from unittest import mock

import requests
from sqlalchemy.orm import Session
from trino.dbapi import connect

from shop.models import Order


def fill(session: Session):
    session.add(Order(name="first"))
    session.flush()
    with mock.patch("requests.get"):
        requests.get("https://pay.example/")
    session.commit()


def pull(conn):
    cur = conn.cursor()
    cur.execute("SELECT id FROM orders")
    for row in cur.fetchall():
        requests.post("https://shop.example/", json=row)


def main():
    pull(connect(host="trino"))
